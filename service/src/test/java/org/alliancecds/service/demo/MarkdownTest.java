// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {
    @Test
    void tablesAndEmphasisAreRendered() {
        assertThat(Markdown.toHtml("| SRS |\n|---|\n| **34** |"))
                .contains("<th>SRS</th>", "<td><strong>34</strong></td>");
    }

    @Test
    void tagsBecomeText() {
        assertThat(Markdown.toHtml("a <img src=x onerror=alert(1)> b\n\n<script>alert(1)</script>"))
                .contains("&lt;img src=x onerror=alert(1)&gt;", "&lt;script&gt;")
                .doesNotContain("<img", "<script");
    }

    @Test
    void onlyWebLinksLeadAnywhere() {
        assertThat(Markdown.toHtml("[x](javascript:alert(1)) [y](https://example.org)"))
                .doesNotContain("javascript")
                .contains("<a rel=\"noopener nofollow\" href=\"https://example.org\">y</a>");
    }
}
