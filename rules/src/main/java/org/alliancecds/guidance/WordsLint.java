// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.guidance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What words for a therapist may not say, and how hard they may be to read. What is structural (length, number of
 * sentences) is refused by the loader; this is about the wording, of the content that comes with the program and of a
 * clinic's own.
 *
 * <p>Reading is measured as LIX (Björnsson 1968): words to a sentence, plus the percentage of words longer than six
 * letters. It needs no list of syllables, so that anybody can count it again. Up to 40 is read like a novel, 40 to 50
 * like a newspaper, more like an official paper. Advice and reasons are held to 40, since a card is read between two
 * sessions; caveats to 45, since they name treatments and studies; words to say to 35, since they are spoken.
 */
public final class WordsLint {
    public static final double ADVICE = 40;
    public static final double CAVEAT = 45;
    static final double SPEECH = 35;
    /** Words to a sentence at most, however easy they are. */
    static final int LONGEST_SENTENCE = 30;

    static final int LONGEST_SPOKEN_SENTENCE = 20;

    private static final String SHORTER =
            "shorter sentences and shorter words; counted are words to a sentence, plus the percentage of words longer than"
                    + " six letters.";

    private static final List<Never> NEVER = new ArrayList<>();

    static {
        never(
                "commands",
                "must|should|ought to|(?:have|has|had|having) to|need(?:s|ed|ing)? to|required to",
                "offer it: begin with what to do (\"Ask …\"), or say what may help.");
        never(
                "foretells",
                "probab\\w*|likel\\w+|unlikel\\w+|chances? (?:of|that)|odds|will drop out|at risk of dropping",
                "say what was seen, and that it is a prompt to look.");
        never(
                "gives a figure about a group",
                "\\d[.,]\\d+|\\d+ ?%|per ?cent|\\d{2,}|percentages?",
                "say it in words (\"most clients\", \"a little\"); the figure stands in evidence/references.yaml.");
        never("diagnoses", "diagnos\\w*|patholog\\w*|syndromes?", "say what was seen or said.");
        never(
                "blames",
                "blam\\w*|at fault|your fault|guilt\\w*|fail\\w*|non-?complian\\w*|unmotivated|uncooperative|resistan\\w*"
                        + "|manipulat\\w*|lazy|careless\\w*|refus\\w*|your mistakes?",
                "say what happened, and leave open whose doing it was.");
        never("shouts", "alarm\\w*|failing alliance", "say calmly what was seen.");
    }

    private static final Never RUPTURE =
            new Never("calls a tension a rupture where none was coded", word("ruptur\\w*"), "say tension.");
    private static final Never TO_CLIENT = new Never(
            "speaks to the client",
            word("your (?:therapist|therapy|treatment|symptoms?|homework|mood|illness|answers?)"
                    + "|you (?:missed|marked|answered|cancelled|dropped out|filled)|dear"),
            "speak to the therapist, of \"the client\"; words to the client belong in say.");
    private static final Never QUOTED_SPEECH = new Never(
            "holds speech, which belongs in say",
            Pattern.compile("[\"“][^\"”]{20,}[\"”]"),
            "move it to say of a suggestion in repair/.");
    private static final Never ABOUT_CLIENT = new Never(
            "speaks about the client and not to them",
            word("the client|clients?|the patient|patients?"),
            "say \"you\".");
    private static final Pattern SPOKEN = word("I|me|my|you|your|yours|we|us|our|let's");
    private static final Pattern MAY = word("may");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…][\"”’)]*\\s+(?=[\"“‘(]?\\p{Lu})");
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}’'-]*");
    private static final int LONG_WORD = 7;

    private WordsLint() {}

    /**
     * Something to look at again.
     *
     * @param what goes on from "It", for example {@code commands: must}
     * @param maybe how it may be put right
     */
    public record Remark(String what, String maybe) {}

    private record Never(String what, Pattern words, String maybe) {}

    private static void never(String what, String words, String maybe) {
        NEVER.add(new Never(what, word(words), maybe));
    }

    private static Pattern word(String words) {
        return Pattern.compile("(?<![\\p{L}\\d])(?:" + words + ")(?![\\p{L}\\d])", Pattern.CASE_INSENSITIVE);
    }

    /**
     * What is wrong with any text of a card, speech included.
     *
     * @param coded whether it stands only where somebody coded a rupture
     */
    public static List<Remark> words(String text, boolean coded) {
        List<Remark> remarks = new ArrayList<>();
        NEVER.forEach(never -> first(never, text, remarks));
        if (!coded) {
            first(RUPTURE, text, remarks);
        }
        return remarks;
    }

    /** What is wrong with a text for the therapist, beside its words. */
    public static List<Remark> prose(String text, double mostLix) {
        List<Remark> remarks = new ArrayList<>();
        first(TO_CLIENT, text, remarks);
        first(QUOTED_SPEECH, text, remarks);
        remarks.addAll(reading(text, mostLix, LONGEST_SENTENCE));
        return remarks;
    }

    /** What is wrong with words to use with the client, beside its words. */
    public static List<Remark> speech(String text) {
        List<Remark> remarks = new ArrayList<>();
        first(ABOUT_CLIENT, text, remarks);
        if (!SPOKEN.matcher(text).find()) {
            remarks.add(new Remark(
                    "is not spoken: neither I nor you nor we", "the words as they would be said in a session."));
        }
        remarks.addAll(reading(text, SPEECH, LONGEST_SPOKEN_SENTENCE));
        return remarks;
    }

    /** What is missing where the evidence is only a suggestion. */
    public static List<Remark> tentative(String text) {
        return MAY.matcher(text).find()
                ? List.of()
                : List.of(new Remark("says for certain what the evidence says may be", "put the word \"may\" in."));
    }

    /** How hard it is to read. */
    static List<Remark> reading(String text, double mostLix, int longestSentence) {
        List<Remark> remarks = new ArrayList<>();
        if (lix(text) > mostLix) {
            remarks.add(new Remark("reads like %.0f, at most %.0f is wanted".formatted(lix(text), mostLix), SHORTER));
        }
        for (String sentence : SENTENCE_END.split(text, -1)) {
            long words = WORD.matcher(sentence).results().count();
            if (words > longestSentence) {
                remarks.add(new Remark(
                        "has a sentence of " + words + " words, at most " + longestSentence + " are wanted",
                        "make two of it."));
            }
        }
        return remarks;
    }

    /** LIX of a text of at least one word. */
    static double lix(String text) {
        List<String> words =
                WORD.matcher(text).results().map(result -> result.group()).toList();
        long longWords =
                words.stream().filter(word -> word.length() >= LONG_WORD).count();
        return words.size() / (double) SENTENCE_END.split(text, -1).length + 100.0 * longWords / words.size();
    }

    private static void first(Never never, String text, List<Remark> remarks) {
        Matcher matcher = never.words().matcher(text);
        if (matcher.find()) {
            remarks.add(new Remark(never.what() + ": " + matcher.group(), never.maybe()));
        }
    }
}
