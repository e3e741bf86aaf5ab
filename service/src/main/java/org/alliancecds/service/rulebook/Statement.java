// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebook;

import java.util.List;
import java.util.stream.Stream;

/** What the program says of itself: what it is not, what it cannot do, and what data it uses. */
final class Statement {

    static final String PURPOSE =
            "Everything that this program can say to a therapist, and why: each rule as it is written, the words of its"
                    + " card, the measures that it reads, and the works that it rests on. What stands here is what runs.";

    private static final String NOT_SIGNED_OFF =
            "No clinician has yet signed off any threshold that comes with this program. Confirm each one locally before"
                    + " you rely on it.";
    private static final String CONFIRMED =
            "Every threshold of this rulebook is marked as confirmed for this service. Beside each stands on what ground.";

    /**
     * What a reader has to know before anything else.
     *
     * @param confirmed whether the rulebook says that every threshold is confirmed
     */
    static List<String> notices(boolean confirmed) {
        return List.of(
                confirmed ? CONFIRMED : NOT_SIGNED_OFF,
                "This is not a medical device with a CE mark.",
                "A figure about a group says nothing certain about one client. A warning sign is a prompt to look, never a"
                        + " forecast.");
    }

    /** In short what rules/GOVERNANCE.md says to a clinical committee. */
    static final List<String> GOVERNANCE = List.of(
            "Who drafts a change is not who approves it.",
            "Before a threshold is used with clients, a clinical lead confirms it for the service: reads its source and"
                    + " caveat, moves it on a copy, runs the command check, looks at courses, decides, and writes the date"
                    + " and the reason into CHANGELOG.md.",
            "A sign-off names the version that stands at the top of this page. Every card names it, too.",
            "A change is taken back by putting the files back as they were; the version is then the earlier one again."
                    + " Any sign but one of risk can be switched off with a day and a reason.",
            "A card that was wrong is told as a made-up course among the scenarios, so that it cannot come back unseen."
                    + " No record of a real client belongs there.",
            "Rules are looked at again when they are set aside more often than they help, when a card was wrong, and when"
                    + " a measure, a treatment, a group of clients or a source is new.");

    private static final String NO_SOURCE =
            "Thresholds are not signed off. For those marked \"a default to confirm locally\", no source was found.";

    private static final List<String> LIMITS_OF_ALL = List.of(
            "No free text is read, neither in notes nor in comments.",
            "Bookings are known only where appointments are in the record. Without them, a rule that asks what is booked"
                    + " stays silent.",
            "The alliance is judged by the client's own ratings. A therapist's rating is only ever set beside them.",
            "A change of medicine is not read, although it may explain a change between sessions.",
            "The program cannot page or call anyone. A card, also a critical one, is seen only when somebody opens the"
                    + " chart, starts a session or books an appointment.",
            "Nothing has been validated on records of real clients. How often the rules speak was counted over simulated"
                    + " courses only (rules/COHORT.md), which validates nothing; how often they are right is not known.",
            "The study on mean alliance and drop-out used independent observers; the ratings here are the client's own.",
            "No full paper was read. Figures come from abstracts and summaries; each work below says which.");

    /**
     * What the program cannot do.
     *
     * @param confirmed as in {@link #notices}
     * @param adultFrom age in years from which thresholds hold
     */
    static List<String> knownLimits(boolean confirmed, int adultFrom) {
        String adults = "Thresholds are for adults. For a client under " + adultFrom
                + ", the rules that need one stay silent and say so.";
        return Stream.of(confirmed ? Stream.of(adults) : Stream.of(NO_SOURCE, adults), LIMITS_OF_ALL.stream())
                .flatMap(limits -> limits)
                .toList();
    }

    /** A source attribute of an evidence-based intervention, as 45 CFR 170.315(b)(11) lists them. */
    record Attribute(String name, String said) {}

    private Statement() {}

    /**
     * The 13 source attributes.
     *
     * @param version of the rulebook
     * @param newest ISO date of its newest rule
     */
    static List<Attribute> sourceAttributes(String version, String newest) {
        String unused = "Not used.";
        return List.of(
                new Attribute("Bibliographic citation", "See the evidence registry, and the keys beside each sign."),
                new Attribute("Developer", "The Alliance CDS project."),
                new Attribute("Funding source", "None is recorded."),
                new Attribute(
                        "Release and revision dates",
                        "Each rule names the day from which it holds; the newest is " + newest
                                + ". The rulebook's version is " + version + "."),
                new Attribute("Race", unused),
                new Attribute("Ethnicity", unused),
                new Attribute("Language", unused),
                new Attribute("Sexual orientation", unused),
                new Attribute("Gender identity", unused),
                new Attribute("Sex", unused),
                new Attribute("Date of birth", "Used for one thing: thresholds are for adults."),
                new Attribute(
                        "Social determinants of health",
                        "Used: transport, money, childcare, working hours, and room or device, where a session note or the"
                                + " reason of a missed or cancelled appointment names them; as a reason to help."),
                new Attribute("Health status assessments", "Used: the measures listed here."));
    }
}
