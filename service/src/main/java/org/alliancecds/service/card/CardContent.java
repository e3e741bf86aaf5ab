// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alliancecds.definition.Definitions;
import org.alliancecds.guidance.Reference;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.rulebook.Rulebook;

/** What a card takes from the rulebook beside the findings, made ready once for all cards. */
public final class CardContent {

    private static final Pattern AUTHORS_AND_YEAR = Pattern.compile("^.{1,100}?\\(\\d{4}\\)");

    private final MeasureCatalogue measures;
    private final Definitions definitions;
    private final Map<String, String> works;
    private final boolean confirmed;

    /** The evidence by key, the measures, and what words mean. */
    public CardContent(Map<String, Reference> references, MeasureCatalogue measures, Definitions definitions) {
        this.measures = measures;
        this.definitions = definitions;
        this.works = references.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        entry -> shortCitation(entry.getValue().citation())));
        this.confirmed = measures.isConfirmed();
    }

    /** Of that rulebook. */
    public static CardContent of(Rulebook rulebook) {
        return new CardContent(rulebook.references(), rulebook.measures(), rulebook.definitions());
    }

    MeasureCatalogue measures() {
        return measures;
    }

    Definitions definitions() {
        return definitions;
    }

    /** A work of the evidence in a few words; the key itself where nothing is known under it. */
    String work(String key) {
        return works.getOrDefault(key, key);
    }

    /** Whether a clinician has confirmed every threshold. */
    boolean isConfirmed() {
        return confirmed;
    }

    /** Authors and year where they open the citation, else its first words. */
    static String shortCitation(String citation) {
        Matcher matcher = AUTHORS_AND_YEAR.matcher(citation);
        return matcher.find()
                ? matcher.group()
                : PlainText.shortened(PlainText.of(citation), 80).replaceFirst("\\.$", "");
    }
}
