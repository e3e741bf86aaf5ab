// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.feedback;

import org.alliancecds.service.rulebook.RulebookInUse;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Shows what became of the cards, sign by sign. */
@Controller("rulebookFeedback")
final class FeedbackPageController {

    private final RulebookInUse inUse;
    private final SignalCounts counts;

    FeedbackPageController(RulebookInUse inUse, SignalCounts counts) {
        this.inUse = inUse;
        this.counts = counts;
    }

    /** For whoever asks for it, as every browser does. */
    @GetMapping(path = "/rulebook/feedback", produces = MediaType.TEXT_HTML_VALUE)
    String page(Model model) {
        model.addAttribute("page", json());
        return "rulebook-feedback";
    }

    /** For a caller that accepts anything, too: such a caller is a program. */
    @GetMapping(path = "/rulebook/feedback", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    FeedbackPage json() {
        return FeedbackPage.of(counts.counts(), inUse.rulebook());
    }
}
