// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.alliancecds.fhir.CourseReader;
import org.alliancecds.fhir.access.FhirAccess;
import org.alliancecds.service.settings.EhrProfile;
import org.jspecify.annotations.Nullable;

/** Looks through what is configured for EHRs, before any of them can call. */
public final class EhrSettingsCheck {

    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[::1]");

    private final List<String> faults = new ArrayList<>();
    private final Set<String> issuers = new HashSet<>();

    private EhrSettingsCheck() {}

    /**
     * What is wrong, each with the setting and the remedy; empty when all can be used.
     *
     * @param publicUrl alliance.public-url
     */
    public static List<String> faults(List<EhrProfile> ehrs, @Nullable URI publicUrl) {
        EhrSettingsCheck check = new EhrSettingsCheck();
        if (ehrs.isEmpty()) {
            check.fault("alliance.ehrs", "is empty", "set alliance.ehrs[0].issuer and alliance.ehrs[0].jwks");
        }
        if (publicUrl == null) {
            check.fault(
                    "alliance.public-url",
                    "is not set",
                    "give the address under which EHRs reach this service, for example https://cds.clinic.example;"
                            + " tokens are made out to it");
        } else {
            check.url("alliance.public-url", publicUrl.toString());
        }
        for (int i = 0; i < ehrs.size(); i++) {
            check.ehr("alliance.ehrs[" + i + "].", ehrs.get(i));
        }
        return List.copyOf(check.faults);
    }

    private void ehr(String at, EhrProfile ehr) {
        if (isBlank(ehr.issuer())) {
            fault(at + "issuer", "is not set", "give the iss of this EHR's tokens");
        } else if (!issuers.add(ehr.issuer())) {
            fault(at + "issuer", "is that of another EHR, too", "give each EHR its own");
        }
        String jwks = ehr.jwks();
        if (jwks == null || jwks.isBlank()) {
            fault(at + "jwks", "is not set", "give the file or the URL of this EHR's public keys");
        } else {
            keySet(at + "jwks", jwks);
        }
        ehr.jkus().forEach(jku -> url(at + "jkus", jku));
        notEmpty(at + "audience", ehr.audience());
        notEmpty(at + "tenant", ehr.tenant());
        ehr.fhirServers().forEach(server -> fhirServer(at + "fhir-servers", server.toString()));
        ehr.origins().forEach(origin -> origin(at + "origins", origin));
        aliases(at + "prefetch-aliases", ehr.prefetchAliases());
    }

    private void keySet(String setting, String configured) {
        if (!KeySetRetriever.isFile(configured)) {
            url(setting, configured);
            return;
        }
        String text;
        try {
            Path file = KeySetRetriever.file(configured);
            if (Files.size(file) > KeySetRetriever.MOST_BYTES) {
                fault(setting, "names a file that is too large", "give at most 256 kB");
                return;
            }
            text = Files.readString(file);
        } catch (IOException | IllegalArgumentException unreadable) {
            fault(setting, "names a file that cannot be read: " + configured, "check its path and its rights");
            return;
        }
        JWKSet set;
        try {
            set = JWKSet.parse(text);
        } catch (ParseException | RuntimeException notKeys) {
            fault(setting, "is no JSON Web Key set: " + configured, "give {\"keys\": [...]} as RFC 7517 describes it");
            return;
        }
        if (set.getKeys().stream().anyMatch(JWK::isPrivate)) {
            fault(
                    setting,
                    "holds a private or a shared key: " + configured,
                    "give public keys only, and have the EHR make a new pair");
        } else if (set.getKeys().stream().noneMatch(EhrSettingsCheck::isUsable)) {
            fault(
                    setting,
                    "holds no key that can be used: " + configured,
                    "give an EC key (P-256, P-384 or P-521) or an RSA key of at least 2048 bits, with a kid, for"
                            + " signatures");
        }
    }

    private static boolean isUsable(JWK key) {
        boolean asymmetric = key instanceof ECKey || (key instanceof RSAKey && key.size() >= KeySets.SHORTEST_RSA);
        return asymmetric
                && !isBlank(key.getKeyID())
                && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE));
    }

    private void url(String setting, String text) {
        URI url = parsed(text);
        if (url == null || url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            fault(setting, "is not a plain absolute URL: " + text, "write it as https://host/path");
        } else if (url.getRawQuery() != null && !setting.endsWith("jwks") && !setting.endsWith("jkus")) {
            fault(setting, "has a query: " + text, "leave out what follows the question mark");
        } else if (!isSafe(url)) {
            fault(setting, "is not https: " + text, "use https; http is for this machine only");
        }
    }

    /** An entry that could never be read would match nothing, and nobody would know why nothing is fetched. */
    private void fhirServer(String setting, String text) {
        int before = faults.size();
        url(setting, text);
        if (faults.size() == before && !FhirAccess.isUsable(text)) {
            fault(setting, "is no base address that can be read: " + text, "write it plainly, without percent signs");
        }
    }

    private void origin(String setting, String text) {
        URI url = parsed(text);
        if (url == null || url.getHost() == null || !text.equals(originOf(url))) {
            fault(
                    setting,
                    "is not an origin: " + text,
                    "write it as https://host or https://host:port, without a path");
        } else if (!isSafe(url)) {
            fault(setting, "is not https: " + text, "use https; http is for this machine only");
        }
    }

    /** As browsers write it. */
    private static String originOf(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return (url.getScheme() + "://" + url.getHost()).toLowerCase(Locale.ROOT) + port;
    }

    private static boolean isSafe(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        return scheme.equals("https")
                || (scheme.equals("http") && THIS_MACHINE.matcher(host).matches());
    }

    private static @Nullable URI parsed(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private void aliases(String setting, Map<String, String> aliases) {
        Set<String> targets = new HashSet<>();
        aliases.forEach((theirs, ours) -> {
            String at = setting + "[" + theirs + "]";
            if (!CourseReader.PREFETCH_KEYS.contains(ours)) {
                fault(at, "leads to no prefetch key: " + ours, "use one of " + CourseReader.PREFETCH_KEYS);
            } else if (!targets.add(ours)) {
                fault(at, "leads to " + ours + ", as another does", "give each key one name of theirs");
            }
            if (CourseReader.PREFETCH_KEYS.contains(theirs)) {
                fault(at, "renames a key that has a meaning here", "give only names that are not ours");
            }
        });
    }

    private void notEmpty(String setting, @Nullable String value) {
        if (value != null && value.isBlank()) {
            fault(setting, "is empty", "leave it out, or give what the tokens carry");
        }
    }

    private void fault(String setting, String what, String remedy) {
        faults.add(setting + " " + what + ": " + remedy + ".");
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
