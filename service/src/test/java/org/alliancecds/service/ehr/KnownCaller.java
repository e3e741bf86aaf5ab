// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An EHR that a service outside the demo knows, for tests of what happens once its token was checked. */
public final class KnownCaller {

    /** The iss of its tokens. */
    public static final String ISSUER = LiveService.ISSUER;

    private KnownCaller() {}

    /** Settings of a service that knows it; its public keys are written to the folder. */
    public static List<String> settings(Path folder) throws IOException {
        Path jwks = Files.writeString(folder.resolve("ehr.jwks"), Keys.published());
        return List.of(
                "--alliance.public-url=" + LiveService.PUBLIC_URL,
                "--alliance.ehrs[0].issuer=" + ISSUER,
                "--alliance.ehrs[0].jwks=" + jwks);
    }

    /** A token for one call of that path. */
    public static String token(String path) {
        return Token.to(path).signed();
    }
}
