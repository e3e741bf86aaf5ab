// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.content;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says in plain words why a text is not well-formed YAML, and where. */
final class YamlSyntax {
    private static final String USUAL_SLIPS =
            "look for a colon within a sentence (put the sentence in quotes), a bracket"
                    + " that is not closed, or an indent that differs.";

    /** Words of the parser. */
    private static final String NO_BRACKET = "expected ',' or";

    private static final String NO_QUOTE = "found unexpected end of stream";

    private YamlSyntax() {}

    /** @param before how many lines of the file stand above the text */
    static Fault fault(YamlEngineException notYaml, String text, int before, YamlFaults faults) {
        if (notYaml instanceof ReaderException unseen) {
            int line = (int) text.codePoints()
                    .limit(unseen.getPosition())
                    .filter(c -> c == '\n')
                    .count();
            return faults.fault(
                    before + line + 1,
                    "",
                    "a character that cannot be seen stands here (U+%04X)".formatted(unseen.getCodePoint()),
                    "delete the line and type it again.");
        }
        if (!(notYaml instanceof MarkedYamlEngineException marked)) {
            int line = before == 0 ? 0 : before + 1;
            return faults.fault(
                    line, "", "this is not well-formed YAML: " + firstLine(notYaml.getMessage()), USUAL_SLIPS);
        }
        Optional<Mark> mark = place(marked);
        int inText = mark.map(Mark::getLine).orElse(0);
        String line = text.lines().skip(inText).findFirst().orElse("");
        String place = mark.map(m -> ", in column " + (m.getColumn() + 1)).orElse("");
        return faults.fault(
                before + inText + 1,
                "",
                "this is not well-formed YAML" + place + ": " + problem(marked, line),
                remedy(marked, line));
    }

    /** What is not closed is noticed far behind the place where it opens, where nobody would look for it. */
    private static Optional<Mark> place(MarkedYamlEngineException marked) {
        String problem = firstLine(marked.getProblem());
        return problem.startsWith(NO_BRACKET) || problem.startsWith(NO_QUOTE)
                ? marked.getContextMark().or(marked::getProblemMark)
                : marked.getProblemMark();
    }

    private static String problem(MarkedYamlEngineException marked, String line) {
        if (hasTab(line)) {
            return "a tab stands here, and only spaces are read";
        }
        String problem = firstLine(marked.getProblem());
        if (problem.startsWith("mapping values are not allowed")) {
            return "a second colon stands here, where a text goes on";
        }
        if (problem.startsWith(NO_BRACKET)) {
            return "a bracket opens here and is not closed";
        }
        if (problem.startsWith(NO_QUOTE)) {
            return "a quotation mark opens here and is not closed";
        }
        if (problem.startsWith("could not find expected ':'")) {
            return "a key has no colon behind it, or a text goes on in the first column";
        }
        if (problem.startsWith("expected <block end>")) {
            return "the indent differs from that of the lines around it, or a text goes on behind a quotation mark";
        }
        return problem;
    }

    private static String remedy(MarkedYamlEngineException marked, String line) {
        if (hasTab(line)) {
            return "put spaces in place of the tab.";
        }
        return firstLine(marked.getProblem()).startsWith("mapping values are not allowed")
                ? "put the text that holds a colon in quotes, or indent the line as its neighbours."
                : USUAL_SLIPS;
    }

    private static boolean hasTab(String line) {
        return line.indexOf('\t') >= 0;
    }

    private static String firstLine(@org.jspecify.annotations.Nullable String message) {
        return message == null ? "no reason given" : message.lines().findFirst().orElse("no reason given");
    }
}
