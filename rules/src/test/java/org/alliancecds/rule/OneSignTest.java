// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.alliancecds.course.Course;
import org.alliancecds.course.Courses;
import org.alliancecds.rule.RuleEngine.Firing;
import org.alliancecds.rule.RuleEngine.Firings;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.rulebook.WarningSign;
import org.alliancecds.scenario.Scenario;
import org.alliancecds.therapy.CourseSettings;
import org.junit.jupiter.api.Test;

/** A sign that is asked alone says what it says among all, whatever it waits for. */
class OneSignTest {
    private final Rulebook rulebook = Rulebook.builtIn(CourseSettings.DEFAULT).withEverySignOn();
    private final RuleEngine engine = RuleEngine.build(rulebook.rules(), new ArrayList<>());

    @Test
    void aloneItSaysWhatItSaysAmongAll() {
        int fired = 0;
        for (Scenario scenario : rulebook.scenarios()) {
            Course course =
                    new Courses(scenario.client(), rulebook.measures(), CourseSettings.DEFAULT).asOf(scenario.asOf());
            Firings all = engine.fire(course);
            for (WarningSign sign : rulebook.signs()) {
                List<Firing> own = of(sign, all);
                assertThat(of(sign, engine.fire(course, sign.id())))
                        .as(sign.id() + ": " + scenario.name())
                        .isEqualTo(own);
                fired += own.size();
            }
        }
        assertThat(fired).isGreaterThan(rulebook.signs().size());
    }

    private List<Firing> of(WarningSign sign, Firings firings) {
        return firings.firings().stream()
                .filter(firing -> rulebook.rules().get(firing.rule()).sign().equals(sign.id()))
                .toList();
    }
}
