// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.alliancecds.fhir.resource.FhirId;
import org.jspecify.annotations.Nullable;

/**
 * The key under which clients and users are hashed (HMAC-SHA-256): without it nobody can find out whether a known id
 * stands in the database, and whoever loses it can no longer export or erase what is held on a client.
 */
public final class ClientKey {

    private static final int FEWEST_CHARACTERS = 32;
    private static final int NEW_BYTES = 32;
    private static final int MOST_BYTES = 4_096;

    private final SecretKeySpec key;

    private ClientKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /**
     * The key in that file.
     *
     * @throws StoreRefused where it cannot be read or is too short
     */
    static ClientKey in(Path file) {
        OwnFile.checkSecret(file, "alliance.store.client-key");
        String text;
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new StoreRefused("The client key " + file + " is larger than " + MOST_BYTES
                        + " bytes (alliance.store.client-key): name a file with some random characters in it.");
            }
            text = Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new StoreRefused("The client key " + file + " cannot be read (alliance.store.client-key): give this"
                    + " user the right to read it, and put at least " + FEWEST_CHARACTERS
                    + " random characters in it.");
        }
        if (text.length() < FEWEST_CHARACTERS) {
            throw new StoreRefused(
                    "The client key in " + file + " is too short (alliance.store.client-key): it needs at" + " least "
                            + FEWEST_CHARACTERS + " random characters, for example from: openssl rand -hex 32");
        }
        return new ClientKey(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A new key, written to that file for its owner alone.
     *
     * @throws StoreRefused where it cannot be written
     */
    static ClientKey newIn(Path file) {
        byte[] random = new byte[NEW_BYTES];
        new SecureRandom().nextBytes(random);
        try {
            OwnFile.create(file);
            Files.writeString(file, HexFormat.of().formatHex(random) + "\n", StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new StoreRefused("The client key " + file + " cannot be written (" + OwnFile.why(unwritable)
                    + "): give this user the right to write to its folder, or set alliance.store.client-key.");
        }
        return in(file);
    }

    /** The one spelling of {@code 123}, {@code Patient/123} and an absolute reference; null for what is no id of FHIR. */
    public static @Nullable String canonical(String patientId) {
        return FhirId.of("Patient", patientId);
    }

    /** The client, in any spelling, of that issuer; 64 hex digits, null for what is no id of FHIR. */
    @Nullable
    public String client(String issuer, String patientId) {
        String id = canonical(patientId);
        return id == null ? null : hash("client", issuer, id);
    }

    /** The user of that issuer, {@code Practitioner/7}; 64 hex digits. */
    public String user(String issuer, String userId) {
        return hash("user", issuer, userId);
    }

    /** Tells whether two processes, or a process and a database, have the same key; 64 hex digits. */
    String fingerprint() {
        return hash("fingerprint", "", "");
    }

    private String hash(String kind, String issuer, String id) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((kind + "\n" + issuer + "\n" + id).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("Every Java has HmacSHA256.", absent);
        }
    }
}
