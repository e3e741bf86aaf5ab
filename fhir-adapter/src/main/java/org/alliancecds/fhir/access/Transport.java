// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import ca.uhn.fhir.rest.client.apache.ApacheHttpRequest;
import ca.uhn.fhir.rest.client.apache.ApacheHttpResponse;
import ca.uhn.fhir.rest.client.api.IHttpResponse;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.config.SocketConfig;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.HttpHostConnectException;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.DefaultHostnameVerifier;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.DefaultHttpRequestRetryHandler;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.jspecify.annotations.Nullable;

/**
 * Speaks HTTP through the transport of HAPI's client, and not through its generic client: that one parses, and one bad
 * date would lose a whole Bundle, while the readers here take each entry alone. The JDK's client was no choice, since it
 * cannot be told to which of a name's addresses to connect.
 *
 * <p>It follows no redirect, keeps no cookie, answers no challenge, uses no proxy and asks for no compression.
 */
final class Transport implements Closeable {
    private static final Pattern JSON = Pattern.compile("(?:application|text)/(?:[a-z0-9.-]+\\+)?json(?:\\+fhir)?");
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([^\";\\s]*)");
    private static final int LONGEST_HEADER = 8192;
    private static final int MOST_HEADERS = 100;

    /** Idle connections are given up after this, so that the name is looked up again. */
    private static final int SECONDS_KEPT = 30;

    private final CloseableHttpClient client;

    /** What can be broken off while it waits for a server. */
    interface Breakable {
        /** From now on this is what is waited for; aborted at once when the time is over already. */
        void waitsFor(HttpGet get);
    }

    Transport(GuardedNames names, Duration deadline, int mostConnections) {
        int millis = (int) Math.min(Integer.MAX_VALUE, Math.max(1, deadline.toMillis()));
        PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager(
                RegistryBuilder.<ConnectionSocketFactory>create()
                        .register("http", PlainConnectionSocketFactory.getSocketFactory())
                        .register("https", tls())
                        .build(),
                null,
                null,
                names,
                SECONDS_KEPT,
                TimeUnit.SECONDS);
        connections.setMaxTotal(mostConnections);
        connections.setDefaultMaxPerRoute(mostConnections);
        connections.setDefaultSocketConfig(
                SocketConfig.custom().setSoTimeout(millis).setTcpNoDelay(true).build());
        connections.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setMessageConstraints(MessageConstraints.custom()
                        .setMaxLineLength(LONGEST_HEADER)
                        .setMaxHeaderCount(MOST_HEADERS)
                        .build())
                .build());
        client = HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(millis)
                        .setSocketTimeout(millis)
                        .setConnectionRequestTimeout(millis)
                        .setAuthenticationEnabled(false)
                        .build())
                // A kept connection may have been closed by the other side; that is no failure of the server.
                .setRetryHandler(new DefaultHttpRequestRetryHandler(1, false))
                .setUserAgent("alliance-cds")
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .build();
    }

    /** Trusts whom the machine trusts, for the host that was asked for. */
    private static SSLConnectionSocketFactory tls() {
        try {
            return new SSLConnectionSocketFactory(
                    SSLContext.getDefault(), new String[] {"TLSv1.3", "TLSv1.2"}, null, new DefaultHostnameVerifier());
        } catch (NoSuchAlgorithmException unavailable) {
            throw new IllegalStateException("This machine has no TLS.", unavailable);
        }
    }

    /**
     * The body that a GET gives.
     *
     * @throws FetchFailure when it is anything but JSON with status 200, within the budget
     */
    byte[] get(String address, @Nullable Authorization authorization, ByteBudget budget, Breakable breakable)
            throws FetchFailure {
        HttpGet get = new HttpGet(address);
        ApacheHttpRequest request = new ApacheHttpRequest(client, get);
        request.addHeader("Accept", "application/fhir+json, application/json;q=0.9");
        // Some servers answer a search from a cache: what was saved a minute ago would not be seen.
        request.addHeader("Cache-Control", "no-cache");
        if (authorization != null) {
            request.addHeader("Authorization", "Bearer " + authorization.token());
        }
        breakable.waitsFor(get);
        ApacheHttpResponse response = null;
        try {
            response = (ApacheHttpResponse) request.execute();
            check(response);
            InputStream body = response.readEntity();
            if (body == null) {
                throw new FetchFailure(NotFetched.UNREADABLE);
            }
            return budget.read(body);
        } catch (IOException failed) {
            throw new FetchFailure(get.isAborted() ? NotFetched.NO_ANSWER_IN_TIME : why(failed));
        } finally {
            if (response != null) {
                // Gives the connection back when all was read, and cuts it when not.
                response.close();
            }
        }
    }

    private static void check(IHttpResponse response) throws FetchFailure {
        int status = response.getStatus();
        if (status != 200) {
            throw new FetchFailure(
                    status == 401 || status == 403
                            ? NotFetched.DENIED
                            : status >= 300 && status < 400 ? NotFetched.REDIRECTED : NotFetched.STATUS_NOT_OK);
        }
        if (!isJson(response.getHeaders("Content-Type"))
                || !response.getHeaders("Content-Encoding").stream()
                        .allMatch(encoding -> encoding.strip().equalsIgnoreCase("identity"))) {
            throw new FetchFailure(NotFetched.NOT_JSON);
        }
    }

    private static boolean isJson(List<String> types) {
        if (types.size() != 1) {
            return false;
        }
        String type = types.get(0).toLowerCase(Locale.ROOT);
        Matcher charset = CHARSET.matcher(type);
        return JSON.matcher(type.split(";", 2)[0].strip()).matches()
                && (!charset.find() || charset.group(1).equals("utf-8"));
    }

    private static NotFetched why(IOException failed) {
        if (failed instanceof GuardedNames.AddressRefused) {
            return NotFetched.ADDRESS_REFUSED;
        }
        if (failed instanceof UnknownHostException
                || failed instanceof HttpHostConnectException
                || failed instanceof ConnectTimeoutException) {
            return NotFetched.UNREACHABLE;
        }
        if (failed instanceof SSLException) {
            return NotFetched.NOT_TRUSTED;
        }
        return failed instanceof SocketTimeoutException ? NotFetched.NO_ANSWER_IN_TIME : NotFetched.BROKEN_OFF;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
