// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.card;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.alliancecds.fhir.suggestion.ProposedResource;
import org.alliancecds.fhir.suggestion.ProposedStep;
import org.alliancecds.fhir.suggestion.StepCode;
import org.alliancecds.guidance.EhrStep;
import org.alliancecds.guidance.Guidance;
import org.alliancecds.measure.Measure;
import org.alliancecds.measure.MeasureCatalogue;
import org.alliancecds.record.Rater;
import org.alliancecds.rulebook.Evaluation;
import org.alliancecds.service.settings.EhrProfile;
import org.alliancecds.therapy.Series;
import org.alliancecds.words.InWords;
import org.alliancecds.words.Language;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/** Writes what a suggestion creates in the EHR, where it means something to do there and the EHR can take it. */
final class SuggestedAction {
    private static final Words WORDS = Words.beside(SuggestedAction.class);

    private final Occasion occasion;
    private final Language language;
    private final @Nullable Measure form;

    SuggestedAction(Occasion occasion, Evaluation evaluation, MeasureCatalogue measures, Language language) {
        this.language = language;
        this.occasion = occasion;
        this.form = formInUse(evaluation, measures).orElse(null);
    }

    /** One action, or none. */
    List<Card.Action> of(Guidance.Suggestion suggestion) {
        EhrStep step = suggestion.inTheEhr();
        EhrProfile.Creates creates = occasion.ehr().creates();
        if (step == null || !occasion.moment().offers(step) || creates.resource() == EhrProfile.Created.NONE) {
            return List.of();
        }
        String words = words(step).in(language);
        ProposedStep proposed = new ProposedStep(
                Objects.requireNonNullElseGet(
                        creates.code(step),
                        () -> StepCode.own(
                                step.word(), WORDS.say("display." + step.word()).in(language))),
                InWords.sentence(words),
                occasion.patientId(),
                occasion.userId(),
                occasion.encounterId(),
                occasion.at(),
                step == EhrStep.SHORT_RATING && form != null ? form.canonicals().get(0) : null);
        return List.of(new Card.Action(
                "create",
                // Some clients show this in place of the label, so it says both: what to do, and what a click adds.
                WORDS.say("request", "label", PlainText.of(suggestion.label()), "step", words)
                        .in(language),
                resource(creates.resource()).of(proposed)));
    }

    private static ProposedResource resource(EhrProfile.Created created) {
        return switch (created) {
            case SERVICE_REQUEST -> ProposedResource.SERVICE_REQUEST;
            case TASK -> ProposedResource.TASK;
            case COMMUNICATION_REQUEST -> ProposedResource.COMMUNICATION_REQUEST;
            case NONE -> throw new IllegalArgumentException("An EHR that creates nothing is offered no action.");
        };
    }

    private Phrase words(EhrStep step) {
        return switch (step) {
            case SHORT_RATING ->
                WORDS.say(
                        "step.short-rating",
                        "named",
                        form != null,
                        "measure",
                        form == null ? "" : form.shortName(),
                        "now",
                        occasion.moment() == Occasion.Moment.SESSION);
            case CONTACT_AFTER_MISSED, REVIEW_SESSION, SUPERVISION -> step.words();
        };
    }

    /** The alliance measure that the client filled in last. */
    private static Optional<Measure> formInUse(Evaluation evaluation, MeasureCatalogue measures) {
        return evaluation.series().stream()
                .filter(series ->
                        series.rater() == Rater.CLIENT && !series.points().isEmpty())
                .sorted(Comparator.comparing(SuggestedAction::newest).reversed())
                .map(series -> Optional.ofNullable(measures.byId(series.measure())))
                .flatMap(Optional::stream)
                .filter(measure -> measure.kind() == Measure.Kind.ALLIANCE
                        && !measure.canonicals().isEmpty())
                .findFirst();
    }

    private static LocalDate newest(Series series) {
        return series.points().get(series.points().size() - 1).date();
    }
}
