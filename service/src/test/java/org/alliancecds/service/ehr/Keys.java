// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Key pairs of EHRs, and of a stranger. */
final class Keys {

    /** One kid as Epic writes them. */
    static final RSAKey RSA = rsa(2048, "ab+cd/ef==");

    static final ECKey P256 = ec(Curve.P_256, "p256");
    static final ECKey P384 = ec(Curve.P_384, "p384");
    static final ECKey P521 = ec(Curve.P_521, "p521");
    static final RSAKey WEAK = rsa(1024, "weak");
    static final RSAKey FOR_ENCRYPTION =
            new RSAKey.Builder(rsa(2048, "enc")).keyUse(KeyUse.ENCRYPTION).build();
    static final RSAKey FOR_WRAPPING = new RSAKey.Builder(rsa(2048, "wrap"))
            .keyOperations(Set.of(KeyOperation.WRAP_KEY))
            .build();
    static final RSAKey ONLY_RS256 = new RSAKey.Builder(rsa(2048, "only-rs256"))
            .algorithm(JWSAlgorithm.RS256)
            .build();

    /** In no set. */
    static final RSAKey STRANGER = rsa(2048, RSA.getKeyID());

    static final ECKey STRANGER_EC = ec(Curve.P_384, P384.getKeyID());

    private Keys() {}

    /** The public halves of the keys of the main EHR, as the file that it gives. */
    static String published() {
        return published(List.of(RSA, P256, P384, P521, WEAK, FOR_ENCRYPTION, FOR_WRAPPING, ONLY_RS256));
    }

    static String published(JWK... keys) {
        return published(Arrays.asList(keys));
    }

    private static String published(List<JWK> keys) {
        return new JWKSet(keys).toString(true);
    }

    static ECKey ec(Curve curve, String kid) {
        try {
            return new ECKeyGenerator(curve).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey rsa(int bits, String kid) {
        try {
            return new RSAKeyGenerator(bits, true).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
