// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import static org.assertj.core.api.Assertions.assertThat;

import org.alliancecds.service.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningService.class)
class RehearsalTest {

    @Test
    void aRecordThatIsReadIsUp(RunningService service) {
        assertThat(RunningService.json(service.get("/actuator/health"))
                        .path("components")
                        .path("rehearsal")
                        .path("status")
                        .stringValue())
                .isEqualTo("UP");
    }

    @Test
    void aRecordThatIsReadInPartIsSaidInHealth(RunningService service) {
        Rehearsal rehearsal =
                new Rehearsal(service.bean(AllianceCheck.class), new JsonMapper(), "rehearsal-unread.json");
        rehearsal.afterSingletonsInstantiated();

        Health health = rehearsal.health();
        assertThat(health.getStatus()).isEqualTo(new Status("DEGRADED"));
        assertThat(health.getDetails()).containsEntry("rehearsal", "1 of 2 contacts of the made-up record were read.");
    }
}
