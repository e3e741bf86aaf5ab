// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.client;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import org.alliancecds.fhir.call.Call;
import org.alliancecds.fhir.resource.Resource;
import org.alliancecds.fhir.resource.Tree;
import org.alliancecds.record.DataNote.Code;
import org.alliancecds.words.Words;
import org.jspecify.annotations.Nullable;

/** Reads the client's age. */
public record PatientReader(Call call) {
    private static final Words WORDS = Words.beside(PatientReader.class);

    /** The first birth date that can be read, its first day where only a year or month is given; null for none. */
    public @Nullable LocalDate birthDate(List<Resource> patients) {
        for (Resource patient : patients) {
            String text = Tree.text(patient.tree(), "birthDate");
            if (text != null) {
                try {
                    return switch (text.length()) {
                        case 4 -> Year.parse(text).atDay(1);
                        case 7 -> YearMonth.parse(text).atDay(1);
                        default -> LocalDate.parse(text);
                    };
                } catch (DateTimeException notADate) {
                    call.note(Code.UNREADABLE, patient, WORDS.say("birth-date-unreadable"));
                }
            }
        }
        return null;
    }
}
