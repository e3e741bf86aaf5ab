// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebookpage;

import org.alliancecds.service.AllianceSettings;
import org.alliancecds.service.inuse.RulebookInUse;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Shows the rulebook in use, in every mode. */
@Controller
final class RulebookController {

    private final RulebookInUse inUse;
    private final boolean demo;

    RulebookController(RulebookInUse inUse, AllianceSettings settings) {
        this.inUse = inUse;
        this.demo = settings.runningMode() == AllianceSettings.Mode.DEMO;
    }

    /** For whoever asks for it, as every browser does. */
    @GetMapping(path = "/rulebook", produces = MediaType.TEXT_HTML_VALUE)
    String page(Model model) {
        model.addAttribute("page", RulebookPage.of(inUse.rulebook()));
        // Elsewhere it needs a token, and a link would lead to a blank refusal.
        model.addAttribute("feedbackOpen", demo);
        return "rulebook";
    }

    /** For a caller that accepts anything, too: such a caller is a program. */
    @GetMapping(path = "/rulebook", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    RulebookPage json() {
        return RulebookPage.of(inUse.rulebook());
    }
}
