// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.definition;

import java.util.Map;
import java.util.regex.Pattern;

/** The codes of a kind of diagnosis. */
public final class Diagnosis {
    /** What may follow a category: a subcategory, with the marks of ICD-10-GM. */
    private static final String BELOW = "(\\.?[0-9A-Z]{1,5})?[!*+]?";

    private final Map<String, String> icd10;
    private final Map<String, String> snomed;
    private final Pattern inIcd10;

    /**
     * @param icd10 categories with their names, in the order of the file
     * @param snomed concepts with their names, likewise
     */
    Diagnosis(Map<String, String> icd10, Map<String, String> snomed) {
        this.icd10 = icd10;
        this.snomed = snomed;
        this.inIcd10 = Pattern.compile("(?:" + String.join("|", icd10.keySet()) + ")" + BELOW);
    }

    /** Whether a code of ICD-10 lies in one of the categories. */
    public boolean holdsIcd10(String code) {
        return inIcd10.matcher(code).matches();
    }

    /** Whether a code of SNOMED CT is one of the concepts. */
    public boolean holdsSnomed(String code) {
        return snomed.containsKey(code);
    }

    /** The categories of ICD-10 with their names. */
    public Map<String, String> icd10() {
        return icd10;
    }

    /** The concepts of SNOMED CT with their names. */
    public Map<String, String> snomed() {
        return snomed;
    }
}
