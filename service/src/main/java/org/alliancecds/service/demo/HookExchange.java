// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.demo;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call of a hook and what came back.
 *
 * @param path of the service that was called, null when none offers the hook
 * @param request the body that was sent, null when it came to no call
 * @param status HTTP status of the answer, 0 when there was none (yet)
 * @param answer the body of the answer, null when there was none or it is not JSON
 * @param fault what went wrong before an answer could be had, in words; null when an answer came
 */
record HookExchange(
        @Nullable String path,
        @Nullable JsonNode request,
        int status,
        @Nullable JsonNode answer,
        @Nullable String fault) {

    static HookExchange failed(String fault) {
        return new HookExchange(null, null, 0, null, fault);
    }
}
