// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebook;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.service.settings.AllianceSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows the rulebook in use, in every mode. Anybody may ask, so it is written once for each rulebook, and its answer fits
 * what the system takes over at once: who reads slowly holds nobody up.
 */
@Controller
final class RulebookController {

    private final RulebookInUse inUse;
    private final boolean demo;
    private final ITemplateEngine templates;
    private final JsonMapper mapper;
    private volatile @Nullable Written latest;

    /** What is sent for one rulebook. */
    private record Written(Rulebook rulebook, ResponseEntity<byte[]> page, ResponseEntity<byte[]> json) {}

    RulebookController(RulebookInUse inUse, AllianceSettings settings, ITemplateEngine templates, JsonMapper mapper) {
        this.inUse = inUse;
        this.demo = settings.runningMode() == AllianceSettings.Mode.DEMO;
        this.templates = templates;
        this.mapper = mapper;
    }

    /** For whoever asks for it, as every browser does. */
    @GetMapping(path = "/rulebook", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<byte[]> page() {
        return written().page();
    }

    /** For a caller that accepts anything, too: such a caller is a program. */
    @GetMapping(path = "/rulebook", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> json() {
        return written().json();
    }

    private Written written() {
        Rulebook rulebook = inUse.rulebook();
        Written known = latest;
        return known != null && known.rulebook() == rulebook ? known : write(rulebook);
    }

    private synchronized Written write(Rulebook rulebook) {
        Written known = latest;
        if (known != null && known.rulebook() == rulebook) {
            return known;
        }
        RulebookPage page = RulebookPage.of(rulebook);
        // Outside the demo the feedback page needs a token, and a link would lead to a blank refusal.
        String html =
                templates.process("rulebook", new Context(Locale.ENGLISH, Map.of("page", page, "feedbackOpen", demo)));
        Written written = new Written(
                rulebook,
                answer(
                        new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8),
                        rulebook.version() + "-page",
                        html.getBytes(StandardCharsets.UTF_8)),
                answer(MediaType.APPLICATION_JSON, rulebook.version() + "-json", mapper.writeValueAsBytes(page)));
        latest = written;
        return written;
    }

    /** Its tag is weak, since it may be compressed on its way. */
    private static ResponseEntity<byte[]> answer(MediaType type, String tag, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .eTag("W/\"" + tag + "\"")
                // One answer a connection: a second one behind it would not fit.
                .header("Connection", "close")
                .body(bytes);
    }
}
