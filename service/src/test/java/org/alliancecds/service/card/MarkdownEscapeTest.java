// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownEscapeTest {

    private final Parser parser = Parser.builder().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[text](javascript:alert(1))",
                "![p](http://evil.example/p.png)",
                "http://evil.example and www.evil.example",
                "**bold** _under_ ~~gone~~ `code`",
                "# heading",
                "- bullet",
                "+ plus",
                "1. one",
                "12) twelve",
                "> quote",
                "| a | b |",
                "&lt;b&gt; &#60; &amp;",
                "back\\slash \\* \\",
                "=====",
                "a$b$c @name",
                "<!-- comment -->",
                "[ref]: http://evil.example"
            })
    void showsTextAsItWasWritten(String text) {
        String html = html("- " + MarkdownEscape.of(text));

        assertThat(html).startsWith("<ul>\n<li>").endsWith("</li>\n</ul>\n");
        String inner = html.substring("<ul>\n<li>".length(), html.length() - "</li>\n</ul>\n".length());
        assertThat(inner.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&amp;", "&"))
                .isEqualTo(text);
        assertThat(inner).doesNotContain("<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "www.evil.example", "HTTPS://evil.example", "mailto:a@b.example"})
    void leavesNoAddressForAClientThatMakesLinksOfThem(String text) {
        assertThat(MarkdownEscape.of(text)).doesNotContainIgnoringCase("http:").doesNotContain("www.", "mailto:");
    }

    @Test
    void makesOneLineOfManyAndDropsWhatTurnsOrHidesText() {
        assertThat(MarkdownEscape.of("one\n\n# two\u0000\u202Ethree\uD800")).isEqualTo("one \\# two three\uFFFD");
    }

    @Test
    void leavesDatesAndNumbersReadable() {
        assertThat(MarkdownEscape.of("SRS 31.5 on 2026-11-10 (client), 3 of 5; usual 36"))
                .isEqualTo("SRS 31.5 on 2026-11-10 (client), 3 of 5; usual 36");
    }

    private String html(String markdown) {
        return HtmlRenderer.builder().build().render(parser.parse(markdown));
    }
}
