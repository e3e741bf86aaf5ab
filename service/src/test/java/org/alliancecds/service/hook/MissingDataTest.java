// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import static org.assertj.core.api.Assertions.assertThat;

import org.alliancecds.fhir.access.NotFetched;
import org.alliancecds.words.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MissingDataTest {
    @ParameterizedTest
    @EnumSource
    void everyReasonWhySomethingWasNotFetchedHasItsTemplate(NotFetched why) {
        assertThat(MissingData.words(why).text()).isNotBlank().doesNotContain("{");
        assertThat(MissingData.words(why).in(Language.fullWidth())).doesNotContainPattern("[A-Za-z]");
    }
}
