// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** The one answer to whoever is not known. */
final class Unauthorized {

    private Unauthorized() {}

    /** Status, body and every header: a bare 401. */
    static void check(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
        TreeMap<String, List<String>> headers = new TreeMap<>();
        answer.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        headers.remove("date");
        headers.remove("connection");
        assertThat(headers)
                .containsOnlyKeys(
                        "cache-control",
                        "content-length",
                        "content-security-policy",
                        "cross-origin-resource-policy",
                        "permissions-policy",
                        "referrer-policy",
                        "www-authenticate",
                        "x-content-type-options",
                        "x-frame-options")
                .containsEntry("content-length", List.of("0"))
                .containsEntry("www-authenticate", List.of("Bearer"))
                .containsEntry("cache-control", List.of("no-store"));
    }
}
