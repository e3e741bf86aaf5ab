// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The base address of a FHIR server in its one spelling. What could be read in two ways is no such address: user info,
 * query and fragment, percent signs and backslashes, dots that climb, an IPv4 address in any form but four decimal
 * numbers, a name with a dot at its end. Plain http is for this machine only.
 *
 * @param host in small letters; an IPv6 address in brackets, as it was spelt
 * @param port never -1
 * @param path without a slash at its end; empty for the root
 */
record FhirServer(String scheme, String host, int port, String path) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~!$&'()*+,=:@/\\[\\]-]{1,2000}");
    private static final Pattern FOUR_NUMBERS =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(?:.*\\.)?(?:\\d+|0[xX].*)");
    private static final Pattern DOT_OR_EMPTY_PART = Pattern.compile("(?:^|.*/)(?:\\.{1,2})?(?:/.*|$)");
    private static final String QUERY_CHARACTERS = "-._~!$&'()*+,;=:@/?%";

    /** The address; null when the text is none that may be used. */
    static @Nullable FhirServer of(String text) {
        if (!PLAIN.matcher(text).matches()) {
            return null;
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException unreadable) {
            return null;
        }
        String host = uri.getHost();
        if (uri.getScheme() == null || host == null || uri.getRawAuthority() == null) {
            return null;
        }
        boolean onlyHostAndPort = uri.getRawAuthority().equals(uri.getPort() < 0 ? host : host + ":" + uri.getPort());
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        host = host.toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("http") ? 80 : 443;
        String path = uri.getRawPath().endsWith("/")
                ? uri.getRawPath().substring(0, uri.getRawPath().length() - 1)
                : uri.getRawPath();
        boolean goodPath =
                path.isEmpty() || !DOT_OR_EMPTY_PART.matcher(path.substring(1)).matches();
        boolean safe = scheme.equals("https") || (scheme.equals("http") && isThisMachine(host));
        return onlyHostAndPort && safe && isPlainHost(host) && port > 0 && port < 65536 && goodPath
                ? new FhirServer(scheme, host, port, path)
                : null;
    }

    private static boolean isPlainHost(String host) {
        if (host.startsWith("[")) {
            try {
                // An IPv4 address in the clothes of IPv6 comes out as an IPv4 address.
                return InetAddress.getByName(host) instanceof Inet6Address;
            } catch (UnknownHostException unreadable) {
                return false;
            }
        }
        return !host.endsWith(".")
                && (!ENDS_IN_A_NUMBER.matcher(host).matches()
                        || FOUR_NUMBERS.matcher(host).matches());
    }

    /** Whether the host is this machine, by name or by number. */
    static boolean isThisMachine(String host) {
        return host.equals("localhost")
                || host.equals("[::1]")
                || host.equals("::1")
                || (host.startsWith("127.") && FOUR_NUMBERS.matcher(host).matches());
    }

    /** Whether the host is an address and not a name. */
    static boolean isNumber(String host) {
        return host.indexOf(':') >= 0 || FOUR_NUMBERS.matcher(host).matches();
    }

    /** Whether this is read in plain text, which is only ever the case on this machine. */
    boolean isPlainHttp() {
        return scheme.equals("http");
    }

    /** Whether the other is this one, or lies below it. */
    boolean covers(FhirServer other) {
        return scheme.equals(other.scheme)
                && host.equals(other.host)
                && port == other.port
                && (other.path.equals(path) || other.path.startsWith(path + "/"));
    }

    /** The address of a read or search on this server. */
    String address(String query) {
        return this + "/" + query;
    }

    /**
     * The address of a further page, put together anew from its parts; null when it is not on this server.
     *
     * @param link as the server wrote it, absolute or relative
     */
    @Nullable
    String addressOfPage(String link) {
        String absolute = link.strip();
        if (absolute.isEmpty()) {
            return null;
        }
        if (absolute.startsWith("?")) {
            absolute = this + absolute;
        } else if (absolute.startsWith("/") && !absolute.startsWith("//")) {
            absolute = origin() + absolute;
        } else if (!absolute.contains("://") && !absolute.startsWith("/")) {
            absolute = this + "/" + absolute;
        }
        int mark = absolute.indexOf('?');
        FhirServer page = of(mark < 0 ? absolute : absolute.substring(0, mark));
        String query = mark < 0 ? "" : absolute.substring(mark + 1);
        if (page == null || !covers(page) || query.indexOf('#') >= 0) {
            return null;
        }
        String address = page + (mark < 0 ? "" : "?" + encoded(query));
        try {
            return new URI(address).toString();
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }

    /** Servers write bars and the like as they are. */
    private static String encoded(String query) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : query.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xFF);
            boolean fine = character < 128
                    && (Character.isLetterOrDigit(character) || QUERY_CHARACTERS.indexOf(character) >= 0);
            encoded.append(fine ? String.valueOf(character) : String.format(Locale.ROOT, "%%%02X", octet & 0xFF));
        }
        return encoded.toString();
    }

    private String origin() {
        boolean usual = port == (isPlainHttp() ? 80 : 443);
        return scheme + "://" + host + (usual ? "" : ":" + port);
    }

    /** The address as a text. */
    @Override
    public String toString() {
        return origin() + path;
    }
}
