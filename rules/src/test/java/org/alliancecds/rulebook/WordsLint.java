// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What words for a therapist may not say, and how hard they may be to read. What is structural (length, number of
 * sentences) is refused by the loader; this is about the wording of the content that comes with the program.
 *
 * <p>Reading is measured as LIX (Björnsson 1968): words to a sentence, plus the percentage of words longer than six
 * letters. It needs no list of syllables, so that anybody can count it again. Up to 40 is read like a novel, 40 to 50
 * like a newspaper, more like an official paper. Advice and reasons are held to 40, since a card is read between two
 * sessions; caveats to 45, since they name treatments and studies; words to say to 35, since they are spoken.
 */
final class WordsLint {
    static final double ADVICE = 40;
    static final double CAVEAT = 45;
    static final double SPEECH = 35;
    /** Words to a sentence at most, however easy they are. */
    static final int LONGEST_SENTENCE = 30;

    static final int LONGEST_SPOKEN_SENTENCE = 20;

    private static final Map<String, Pattern> NEVER = new LinkedHashMap<>();

    static {
        never("commands", "must|should|ought to|(?:have|has|had|having) to|need(?:s|ed|ing)? to|required to");
        never(
                "foretells",
                "probab\\w*|likel\\w+|unlikel\\w+|chances? (?:of|that)|odds|will drop out|at risk of dropping");
        never("gives a figure about a group", "\\d[.,]\\d+|\\d+ ?%|per ?cent|\\d{2,}|percentages?");
        never("diagnoses", "diagnos\\w*|patholog\\w*|syndromes?");
        never(
                "blames",
                "blam\\w*|at fault|your fault|guilt\\w*|fail\\w*|non-?complian\\w*|unmotivated|uncooperative|resistan\\w*"
                        + "|manipulat\\w*|lazy|careless\\w*|refus\\w*|your mistakes?");
        never("shouts", "alarm\\w*|failing alliance");
    }

    private static final Pattern RUPTURE = word("ruptur\\w*");
    private static final Pattern TO_CLIENT =
            word("your (?:therapist|therapy|treatment|symptoms?|homework|mood|illness|answers?)"
                    + "|you (?:missed|marked|answered|cancelled|dropped out|filled)|dear");
    private static final Pattern QUOTED_SPEECH = Pattern.compile("[\"“][^\"”]{20,}[\"”]");
    private static final Pattern SPOKEN = word("I|me|my|you|your|yours|we|us|our|let's");
    private static final Pattern ABOUT_CLIENT = word("the client|clients?|the patient|patients?");
    private static final Pattern MAY = word("may");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…][\"”’)]*\\s+(?=[\"“‘(]?\\p{Lu})");
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}’'-]*");
    private static final int LONG_WORD = 7;

    private WordsLint() {}

    private static void never(String what, String words) {
        NEVER.put(what, word(words));
    }

    private static Pattern word(String words) {
        return Pattern.compile("(?<![\\p{L}\\d])(?:" + words + ")(?![\\p{L}\\d])", Pattern.CASE_INSENSITIVE);
    }

    /**
     * What is wrong with any text of a card, speech included.
     *
     * @param coded whether it stands only where somebody coded a rupture
     */
    static List<String> words(String text, boolean coded) {
        List<String> remarks = new ArrayList<>();
        NEVER.forEach((what, pattern) -> first(pattern, text, what, remarks));
        if (!coded) {
            first(RUPTURE, text, "calls a tension a rupture where none was coded", remarks);
        }
        return remarks;
    }

    /** What is wrong with a text for the therapist, beside its words. */
    static List<String> prose(String text, double mostLix) {
        List<String> remarks = new ArrayList<>();
        first(TO_CLIENT, text, "speaks to the client", remarks);
        first(QUOTED_SPEECH, text, "holds speech, which belongs in say", remarks);
        remarks.addAll(reading(text, mostLix, LONGEST_SENTENCE));
        return remarks;
    }

    /** What is wrong with words to use with the client, beside its words. */
    static List<String> speech(String text) {
        List<String> remarks = new ArrayList<>();
        first(ABOUT_CLIENT, text, "speaks about the client and not to them", remarks);
        if (!SPOKEN.matcher(text).find()) {
            remarks.add("is not spoken: neither I nor you nor we");
        }
        remarks.addAll(reading(text, SPEECH, LONGEST_SPOKEN_SENTENCE));
        return remarks;
    }

    /** What is missing where the evidence is only a suggestion. */
    static List<String> tentative(String text) {
        return MAY.matcher(text).find() ? List.of() : List.of("says for certain what the evidence says may be");
    }

    /** How hard it is to read. */
    static List<String> reading(String text, double mostLix, int longestSentence) {
        List<String> remarks = new ArrayList<>();
        if (lix(text) > mostLix) {
            remarks.add("reads like %.0f, at most %.0f is wanted".formatted(lix(text), mostLix));
        }
        for (String sentence : SENTENCE_END.split(text, -1)) {
            long words = WORD.matcher(sentence).results().count();
            if (words > longestSentence) {
                remarks.add("has a sentence of " + words + " words, at most " + longestSentence + " are wanted");
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

    private static void first(Pattern pattern, String text, String what, List<String> remarks) {
        Matcher matcher = pattern.matcher(text);
        if (matcher.find()) {
            remarks.add(what + ": " + matcher.group());
        }
    }
}
