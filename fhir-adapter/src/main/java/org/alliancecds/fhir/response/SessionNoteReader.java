// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.response;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.alliancecds.fhir.answer.AnswerReader;
import org.alliancecds.fhir.answer.ReadAnswer;
import org.alliancecds.fhir.answer.ReadAnswer.Refused;
import org.alliancecds.fhir.answer.ReadAnswer.Value;
import org.alliancecds.fhir.call.Call;
import org.alliancecds.fhir.contact.Barriers;
import org.alliancecds.fhir.form.AskedItems;
import org.alliancecds.fhir.resource.Coding;
import org.alliancecds.fhir.resource.Quoted;
import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.fhir.resource.Tree;
import org.alliancecds.fhir.resource.When;
import org.alliancecds.record.DataNote.Code;
import org.alliancecds.record.Homework;
import org.alliancecds.record.SessionNote;
import org.alliancecds.words.Phrase;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the project's own session note, field by field; what a note does not say stays unknown. */
final class SessionNoteReader {
    private static final Words WORDS = Words.beside(SessionNoteReader.class);

    private static final Map<String, Homework> HOMEWORK = Map.of(
            "none-set", Homework.NONE_SET,
            "done", Homework.DONE,
            "partly", Homework.PARTLY,
            "not-done", Homework.NOT_DONE);

    private static final int MOST_TENSION = 5;
    private static final int MOST_MOTIVATION = 10;
    /** A whole day late is another day. */
    private static final int MOST_MINUTES = 24 * 60;

    private final Resource resource;
    private final AskedItems items;
    private final Call call;
    private boolean saysAnything;

    private SessionNoteReader(Resource resource, AskedItems items, Call call) {
        this.resource = resource;
        this.items = items;
        this.call = call;
    }

    /** The note, or null (with a data note) when none of its fields could be read. */
    static @Nullable SessionNote read(Resource resource, AskedItems items, When.At when, Call call) {
        SessionNoteReader reader = new SessionNoteReader(resource, items, call);
        SessionNote note = reader.note(when);
        if (!reader.saysAnything) {
            call.note(Code.INCOMPLETE, resource, WORDS.say("note-empty"));
            return null;
        }
        return note;
    }

    private SessionNote note(When.At when) {
        return new SessionNote(
                resource.reference(),
                when.instant(),
                whole("tension", MOST_TENSION),
                yesOrNo("confrontation"),
                yesOrNo("withdrawal"),
                yesOrNo("repaired"),
                yesOrNo("doubts-treatment"),
                yesOrNo("disengaged"),
                coded("homework", HOMEWORK),
                whole("late-minutes", MOST_MINUTES),
                yesOrNo("wrong-day"),
                yesOrNo("cried"),
                coded("barrier", Barriers.BY_CODE),
                whole("motivation", MOST_MOTIVATION),
                yesOrNo("planned-ending"),
                yesOrNo("barrier-solved"));
    }

    private @Nullable Integer whole(String linkId, int most) {
        ReadAnswer read = AnswerReader.readNumber(answers(linkId));
        if (read instanceof Refused refused) {
            refuse(linkId, refused.why());
            return null;
        }
        if (!(read instanceof Value value)) {
            return null;
        }
        BigDecimal number = value.value();
        if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            call.note(
                    Code.OUT_OF_RANGE,
                    resource,
                    WORDS.say(
                            "field-refused",
                            "field",
                            linkId,
                            "why",
                            WORDS.say("field-out-of-range", "value", new Quoted(number.toString()), "most", most)));
            return null;
        }
        if (!AnswerReader.isWhole(number)) {
            refuse(linkId, WORDS.say("no-whole-number"));
            return null;
        }
        return said(number.intValueExact());
    }

    private @Nullable Boolean yesOrNo(String linkId) {
        Boolean found = null;
        for (JsonNode answer : answers(linkId)) {
            JsonNode value = answer.get("valueBoolean");
            String text = value != null && value.isString() ? value.stringValue() : Tree.text(answer, "valueString");
            Boolean read = null;
            if (value != null && value.isBoolean()) {
                read = value.booleanValue();
            } else if ("true".equals(text) || "false".equals(text)) {
                read = "true".equals(text);
            }
            if (read == null || (found != null && !found.equals(read))) {
                refuse(linkId, WORDS.say("neither-yes-nor-no"));
                return null;
            }
            found = read;
        }
        return found == null ? null : said(found);
    }

    private <T> @Nullable T coded(String linkId, Map<String, T> meanings) {
        T found = null;
        for (JsonNode answer : answers(linkId)) {
            JsonNode coding = answer.path("valueCoding");
            String code =
                    Tree.text(coding, "code") != null ? Tree.text(coding, "code") : Tree.text(answer, "valueString");
            T read = code == null || !Coding.of(coding).mayBeOf(Barriers.SYSTEM) ? null : meanings.get(code);
            if (read == null || (found != null && !found.equals(read))) {
                refuse(
                        linkId,
                        WORDS.say(
                                "none-of-the-answers",
                                "answers",
                                String.join(
                                        ", ",
                                        meanings.keySet().stream().sorted().toList())));
                return null;
            }
            found = read;
        }
        return found == null ? null : said(found);
    }

    private <T> T said(T value) {
        saysAnything = true;
        return value;
    }

    private void refuse(String linkId, Phrase why) {
        call.note(Code.UNREADABLE_ANSWER, resource, WORDS.say("field-refused", "field", linkId, "why", why));
    }

    private List<JsonNode> answers(String linkId) {
        List<JsonNode> answers = items.under(linkId);
        return answers == null ? List.of() : answers;
    }
}
