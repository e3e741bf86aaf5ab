// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.content;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Takes a file of a rulebook in as text, or says why it cannot be. */
public final class TextFile {
    /** No file that a person edits is longer: 256 KiB. */
    public static final int MOST_BYTES = 256 * 1024;

    private TextFile() {}

    /** The text, with a byte order mark and carriage returns taken off; empty when {@code faults} received why not. */
    public static Optional<String> decode(String file, byte[] bytes, List<Fault> faults) {
        if (bytes.length > MOST_BYTES) {
            faults.add(new Fault(
                    file,
                    0,
                    "",
                    "The file is longer than " + MOST_BYTES / 1024 + " KiB; nothing in it was read.",
                    "split it, or put back the file that was here before."));
            return Optional.empty();
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            faults.add(new Fault(
                    file,
                    lineOfFirstBadByte(bytes),
                    "",
                    "The file is not UTF-8 text.",
                    "save it again with the encoding UTF-8."));
            return Optional.empty();
        }
        text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        text = text.replace("\r\n", "\n");
        int control = firstControlCharacter(text);
        if (control >= 0) {
            faults.add(new Fault(
                    file,
                    lineAt(text, control),
                    "",
                    "A character that cannot be seen stands here (U+%04X).".formatted((int) text.charAt(control)),
                    "delete the line and type it again."));
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private static int firstControlCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean hidden = (Character.isISOControl(c) && c != '\n' && c != '\t')
                    || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.LINE_SEPARATOR
                    || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
            if (hidden) {
                return i;
            }
        }
        return -1;
    }

    private static int lineOfFirstBadByte(byte[] bytes) {
        for (int end = 0; end < bytes.length; end++) {
            if (bytes[end] == '\n' || end == bytes.length - 1) {
                try {
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, end + 1));
                } catch (CharacterCodingException e) {
                    return 1
                            + (int) new String(bytes, 0, end, StandardCharsets.ISO_8859_1)
                                    .chars()
                                    .filter(c -> c == '\n')
                                    .count();
                }
            }
        }
        return 0;
    }

    private static int lineAt(String text, int index) {
        return 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
    }
}
