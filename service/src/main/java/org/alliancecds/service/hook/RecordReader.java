// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.alliancecds.fhir.CourseReader;
import org.alliancecds.fhir.CourseReader.Reading;
import org.alliancecds.fhir.prefetch.Bounds;
import org.alliancecds.service.card.Sight;
import org.alliancecds.service.hook.MissingData.Completed;
import org.alliancecds.service.problem.Problem;
import org.alliancecds.words.Phrase;
import org.springframework.stereotype.Component;

/** Reads the record that a call brings, once; and once more for each time that something could be fetched to it. */
@Component
final class RecordReader {

    private final MissingData missing;

    RecordReader(MissingData missing) {
        this.missing = missing;
    }

    /**
     * What could be seen of the record.
     *
     * @throws Problem 412 when nothing that is needed could be seen
     * @throws Bounds.Exceeded when there is more than may be read at once
     * @throws org.alliancecds.course.Deadline.Passed when there is no time left
     */
    Sight read(CdsRequest call, Instant receivedAt, CourseReader reader, Bounds bounds) {
        Reading given = read(call, Map.of(), receivedAt, reader, bounds);
        Completed fetched = missing.fetch(call, given.notSeen().keySet(), given.partly());
        Reading record = fetched.isAsGiven() ? given : read(fetched, receivedAt, reader, bounds);
        Completed withForms = missing.withForms(fetched, record.wantedForms());
        return withForms == null
                ? sight(fetched, record)
                : sight(withForms, read(withForms, receivedAt, reader, bounds));
    }

    private static Reading read(Completed completed, Instant receivedAt, CourseReader reader, Bounds bounds) {
        return read(completed.call(), completed.whyAbsent(), receivedAt, reader, bounds);
    }

    private static Reading read(
            CdsRequest call, Map<String, Phrase> whyAbsent, Instant receivedAt, CourseReader reader, Bounds bounds) {
        return reader.read(call.prefetch(), whyAbsent, call.patientId(), receivedAt, call.ahead(), bounds);
    }

    private static Sight sight(Completed completed, Reading reading) {
        if (HookService.NEEDED_KEYS.stream().noneMatch(reading.seen()::contains)) {
            throw nothingSeen(completed);
        }
        List<String> notSeen = reading.notSeen().keySet().stream().sorted().toList();
        return new Sight(notSeen, reading.client());
    }

    private static Problem nothingSeen(Completed completed) {
        StringBuilder states = new StringBuilder();
        for (String key : HookService.NEEDED_KEYS) {
            states.append(states.length() == 0 ? "" : ", ")
                    .append(key)
                    .append(" (")
                    .append(completed.state(key).text())
                    .append(')');
        }
        return Problem.of(
                        412,
                        Problem.IssueType.REQUIRED,
                        "None of the needed prefetch keys could be seen: " + states + ".",
                        "Give at least one of them as a Bundle, or as null where the search found nothing; or give"
                                + " fhirServer and fhirAuthorization with which it can be fetched.")
                .at("prefetch");
    }
}
