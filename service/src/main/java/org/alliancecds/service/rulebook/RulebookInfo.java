// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebook;

import java.util.Map;
import org.alliancecds.service.settings.PublicAddress;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.stereotype.Component;

/** Adds to info which rulebook serves and where the list of what the program is made of stands. */
@Component
final class RulebookInfo implements InfoContributor {

    private final RulebookInUse inUse;
    private final PublicAddress address;

    RulebookInfo(RulebookInUse inUse, PublicAddress address) {
        this.inUse = inUse;
        this.address = address;
    }

    @Override
    public void contribute(Info.Builder builder) {
        builder.withDetail("rulebook", Map.of("version", inUse.rulebook().version()))
                .withDetail("sbom", address.base() + "/actuator/sbom/application");
    }
}
