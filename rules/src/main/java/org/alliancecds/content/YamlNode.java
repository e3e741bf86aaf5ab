// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.content;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a document is made of, with the lines, from 1, where each part begins. */
sealed interface YamlNode {
    int line();

    /**
     * A single value, as it was written.
     *
     * @param plain without quotation marks, so that it may be a number, true, false or nothing
     */
    record Scalar(int line, String text, boolean plain) implements YamlNode {
        private static final Pattern NUMBER =
                Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,6})?");
        private static final Pattern TRUE = Pattern.compile("true|True|TRUE");
        private static final Pattern FALSE = Pattern.compile("false|False|FALSE");
        private static final Pattern NOTHING = Pattern.compile("|~|null|Null|NULL");

        boolean isNumber() {
            return plain && NUMBER.matcher(text).matches();
        }

        boolean isTrue() {
            return plain && TRUE.matcher(text).matches();
        }

        boolean isFalse() {
            return plain && FALSE.matcher(text).matches();
        }

        boolean isNothing() {
            return plain && NOTHING.matcher(text).matches();
        }

        boolean isText() {
            return !isNumber() && !isTrue() && !isFalse() && !isNothing();
        }
    }

    /** A list. */
    record Rows(int line, List<YamlNode> rows) implements YamlNode {}

    /**
     * Keys with their values, in the order written.
     *
     * @param whole false where a key stands twice or could not be read, so that another is perhaps not missing
     */
    record Keys(int line, Map<String, Entry> entries, boolean whole) implements YamlNode {}

    /** What stands behind a key; the line is that of the key. */
    record Entry(int line, YamlNode value) {}

    /** Something whose fault has been noted, so that nobody who asks for it notes another. */
    record Unreadable(int line) implements YamlNode {}
}
