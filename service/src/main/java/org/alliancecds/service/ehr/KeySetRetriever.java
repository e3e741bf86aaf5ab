// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads a key set from a file or an HTTP server. Nimbus' own retriever follows redirects, which would lead away from the
 * addresses that were allowed, and bounds each read but not the whole.
 */
final class KeySetRetriever implements ResourceRetriever {

    /** A set of a hundred keys with their certificates has some 200 kB. */
    static final int MOST_BYTES = 256 * 1024;

    /** How long calls may wait for a key server. */
    static final Duration DEADLINE = Duration.ofSeconds(4);

    private static final Duration CONNECT = Duration.ofSeconds(2);

    private static final String FILE = "file:";

    private final Duration deadline;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    /** Gives up after {@code deadline}, from the first byte sent to the last received. */
    KeySetRetriever(Duration deadline) {
        this.deadline = deadline;
    }

    /** Where a configured key set lies: an http(s) URL, or a file. */
    static URI location(String configured) {
        return isFile(configured) ? file(configured).toUri() : URI.create(configured);
    }

    /** Whether it is a file, by its path or as a {@code file:} URL. */
    static boolean isFile(String configured) {
        return configured.regionMatches(true, 0, FILE, 0, FILE.length()) || !configured.contains("://");
    }

    /**
     * The file.
     *
     * @throws IllegalArgumentException where it is none of this machine
     */
    static Path file(String configured) {
        if (!configured.regionMatches(true, 0, FILE, 0, FILE.length())) {
            return Path.of(configured);
        }
        String path = configured.substring(FILE.length());
        // With percent signs it is a URL; with blanks or without a slash in front, a path behind the word.
        try {
            return path.startsWith("/") ? Path.of(URI.create(FILE + path)) : Path.of(path);
        } catch (IllegalArgumentException noUrl) {
            if (path.startsWith("//")) {
                throw noUrl;
            }
            return Path.of(path);
        }
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        URI address;
        try {
            address = url.toURI();
        } catch (URISyntaxException unusual) {
            throw new IOException(unusual);
        }
        byte[] bytes = "file".equals(address.getScheme()) ? read(Path.of(address)) : fetch(address);
        return new Resource(new String(bytes, StandardCharsets.UTF_8), "application/json");
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] bytes = content.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("larger than " + MOST_BYTES + " bytes");
            }
            return bytes;
        }
    }

    private byte[] fetch(URI address) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/jwk-set+json, application/json")
                .timeout(deadline)
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, info -> new LimitedBody(MOST_BYTES));
        try {
            // The timeout of the request ends with the headers; this one ends with the last byte.
            HttpResponse<byte[]> response = answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("HTTP status " + response.statusCode());
            }
            return response.body();
        } catch (ExecutionException | TimeoutException failed) {
            answer.cancel(true);
            throw new IOException(failed);
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
