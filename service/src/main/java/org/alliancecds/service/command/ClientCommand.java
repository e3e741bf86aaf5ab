// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The commands on one client: all that is held, handed over or erased. */
@Command(name = "client")
final class ClientCommand {

    private static final String ISSUER = "of the EHR, as in alliance.ehrs[0].issuer";
    private static final String PATIENT = "the id of the Patient in that EHR";

    private final StoreCommand store;

    ClientCommand(StoreCommand store) {
        this.store = store;
    }

    @Command
    int export(
            @Parameters(paramLabel = "<issuer>", description = ISSUER) String issuer,
            @Parameters(paramLabel = "<patient-id>", description = PATIENT) String patientId) {
        return store.export(issuer, patientId);
    }

    @Command
    int erase(
            @Parameters(paramLabel = "<issuer>", description = ISSUER) String issuer,
            @Parameters(paramLabel = "<patient-id>", description = PATIENT) String patientId) {
        return store.erase(issuer, patientId);
    }
}
