// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Half of what an EHR needs is refused, by the name of the setting. */
class EhrStartCheckTest {

    private final Path folder;
    private final Map<String, Object> settings = new TreeMap<>();

    /** Begins with an EHR that lacks nothing. */
    EhrStartCheckTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        settings.put("server.address", "0.0.0.0");
        settings.put("alliance.public-url", "https://cds.clinic.example/alliance");
        settings.put("alliance.zone", "Europe/Berlin");
        settings.put("alliance.ehrs[0].issuer", "https://ehr.example");
        settings.put("alliance.ehrs[0].jwks", keys("good", ec("k").toPublicJWK()));
    }

    @Test
    void startsWithIssuerKeysAndPublicUrl() {
        for (String mode : new String[] {"live", "shadow", "", "LIVE"}) {
            settings.put("alliance.mode", mode);
            assertThatCode(this::check).doesNotThrowAnyException();
        }
    }

    @Test
    void startsWithAllThatCanBeSet() {
        settings.putAll(Map.of(
                "alliance.ehrs[0].jkus[0]", "https://ehr.example/keys?v=1",
                "alliance.ehrs[0].audience", "anything",
                "alliance.ehrs[0].tenant", "clinic-7",
                "alliance.ehrs[0].fhir-servers[0]", "https://ehr.example/fhir",
                "alliance.ehrs[0].fhir-servers[1]", "http://localhost:8080/fhir",
                "alliance.ehrs[0].origins[0]", "https://ehr.example:8443",
                "alliance.ehrs[0].origins[1]", "http://127.0.0.1:8080",
                "alliance.ehrs[0].prefetch-aliases.questionnaireResponses", "responses",
                "alliance.ehrs[1].issuer", "https://second.example",
                "alliance.ehrs[1].jwks", "https://second.example/jwks"));
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void refusesWithoutAnEhr() {
        settings.keySet().removeIf(name -> name.startsWith("alliance.ehrs"));
        settings.put("alliance.mode", "live");
        refused("alliance.ehrs is empty: set alliance.ehrs[0].issuer and alliance.ehrs[0].jwks.");
        settings.put("alliance.mode", "shadow");
        refused("alliance.mode=shadow serves EHRs");
    }

    @Test
    void namesEverythingThatIsMissing() {
        settings.keySet().removeIf(name -> !name.endsWith("issuer"));
        settings.put("alliance.ehrs[1].jwks", "https://second.example/jwks");
        refused("alliance.public-url is not set");
        refused("alliance.ehrs[0].jwks is not set");
        refused("alliance.ehrs[1].issuer is not set");
    }

    @Test
    void refusesWithoutTheZoneOfTheClinic() {
        settings.remove("alliance.zone");
        for (String mode : new String[] {"live", "shadow"}) {
            settings.put("alliance.mode", mode);
            refused("alliance.zone is not set: give the zone of the clinic, for example Europe/Berlin");
        }
    }

    @Test
    void takesAKeyFileByItsUrl() throws Exception {
        String file = keys("by url", ec("k").toPublicJWK());
        for (String url :
                new String[] {Path.of(file).toUri().toString(), "file:" + file.replace(" ", "%20"), "FILE:" + file}) {
            settings.put("alliance.ehrs[0].jwks", url);
            assertThatCode(this::check).doesNotThrowAnyException();
        }
        settings.put("alliance.ehrs[0].jwks", "file:" + folder.resolve("absent.json"));
        refused("alliance.ehrs[0].jwks names a file that cannot be read");
        settings.put("alliance.ehrs[0].jwks", "file://elsewhere" + file);
        refused("alliance.ehrs[0].jwks names a file that cannot be read");
        settings.put("alliance.ehrs[0].jwks", "file:" + keys("a private one", ec("k")));
        refused("alliance.ehrs[0].jwks holds a private or a shared key");
    }

    @Test
    void refusesOneIssuerTwice() {
        settings.put("alliance.ehrs[1].issuer", "https://ehr.example");
        settings.put("alliance.ehrs[1].jwks", "https://second.example/jwks");
        refused("alliance.ehrs[1].issuer is that of another EHR, too");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alliance.public-url              | http://cds.clinic.example    | is not https",
                "alliance.public-url              | https://cds.example?x        | has a query",
                "alliance.public-url              | cds.clinic.example           | is not a plain absolute URL",
                "alliance.public-url              | https://a:b@cds.example      | is not a plain absolute URL",
                "alliance.public-url              | ftp://cds.example            | is not https",
                "alliance.ehrs[0].jwks            | http://ehr.example/jwks      | is not https",
                "alliance.ehrs[0].jwks            | ftp://ehr.example/jwks       | is not https",
                "alliance.ehrs[0].jwks            | not/there.json               | names a file that cannot be read",
                "alliance.ehrs[0].jwks            | .                            | names a file that cannot be read",
                "alliance.ehrs[0].jwks            | ' '                          | is not set",
                "alliance.ehrs[0].issuer          | ' '                          | is not set",
                "alliance.ehrs[0].jkus[0]         | http://ehr.example/jwks      | is not https",
                "alliance.ehrs[0].jkus[0]         | keys.json                    | is not a plain absolute URL",
                "alliance.ehrs[0].audience        | ' '                          | is empty",
                "alliance.ehrs[0].tenant          | ' '                          | is empty",
                "alliance.ehrs[0].fhir-servers[0] | http://ehr.example/fhir      | is not https",
                "alliance.ehrs[0].fhir-servers[0] | http://127.0.0.1.evil.example | is not https",
                "alliance.ehrs[0].fhir-servers[0] | /fhir                        | is not a plain absolute URL",
                "alliance.ehrs[0].fhir-servers[0] | https://ehr.example/a%2Fb    | is no base address that can be read",
                "alliance.ehrs[0].origins[0]      | http://ehr.example           | is not https",
                "alliance.ehrs[0].origins[0]      | https://ehr.example/         | is not an origin",
                "alliance.ehrs[0].origins[0]      | https://EHR.example          | is not an origin",
                "alliance.ehrs[0].origins[0]      | *                            | is not an origin",
                "alliance.ehrs[0].origins[0]      | null                         | is not an origin",
                "alliance.ehrs[0].origins[0]      | https://*.example            | is not an origin",
                "alliance.ehrs[0].prefetch-aliases.a | answers                   | leads to no prefetch key: answers",
                "alliance.ehrs[0].prefetch-aliases.patient | responses           | renames a key that has a meaning here"
            })
    void namesTheSettingTheFaultAndTheRemedy(String setting, String value, String fault) {
        settings.put(setting, value);
        refused(setting.replaceAll("\\[0]$", "").replaceAll("(prefetch-aliases)\\.(.*)", "$1[$2]") + " " + fault);
        assertThatThrownBy(this::check).isInstanceOf(StartRefused.class).hasMessageMatching("(?s).*: [a-z][^:]+.*\\.");
    }

    @Test
    void refusesTwoNamesForOneKey() {
        settings.put("alliance.ehrs[0].prefetch-aliases.a", "responses");
        settings.put("alliance.ehrs[0].prefetch-aliases.b", "responses");
        refused("leads to responses, as another does");
    }

    @Test
    void refusesFilesThatHoldNoKeysOrTooMuch() throws Exception {
        settings.put("alliance.ehrs[0].jwks", keys("private", ec("k")));
        refused("alliance.ehrs[0].jwks holds a private or a shared key");
        settings.put(
                "alliance.ehrs[0].jwks",
                keys("shared", new OctetSequenceKeyGenerator(256).keyID("k").generate()));
        refused("alliance.ehrs[0].jwks holds a private or a shared key");
        settings.put("alliance.ehrs[0].jwks", write("words", "hello"));
        refused("alliance.ehrs[0].jwks is no JSON Web Key set");
        settings.put("alliance.ehrs[0].jwks", write("key", ec("k").toPublicJWK().toJSONString()));
        refused("alliance.ehrs[0].jwks is no JSON Web Key set");
        settings.put("alliance.ehrs[0].jwks", write("large", " ".repeat(300 * 1024)));
        refused("alliance.ehrs[0].jwks names a file that is too large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "without a kid", "too short", "for encryption", "of another curve"})
    void refusesFilesOfWhichNoKeyCanBeUsed(String kind) throws Exception {
        String file =
                switch (kind) {
                    case "empty" -> write(kind, "{\"keys\": []}");
                    case "without a kid" ->
                        keys(kind, new ECKeyGenerator(Curve.P_256).generate().toPublicJWK());
                    case "too short" ->
                        keys(
                                kind,
                                new RSAKeyGenerator(1024, true)
                                        .keyID("k")
                                        .generate()
                                        .toPublicJWK());
                    case "for encryption" ->
                        keys(
                                kind,
                                new ECKeyGenerator(Curve.P_256)
                                        .keyID("k")
                                        .keyUse(KeyUse.ENCRYPTION)
                                        .generate()
                                        .toPublicJWK());
                    default ->
                        write(
                                kind,
                                "{\"keys\": [{\"kty\": \"OKP\", \"crv\": \"Ed25519\", \"kid\": \"k\", \"x\":"
                                        + " \"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}]}");
                };
        settings.put("alliance.ehrs[0].jwks", file);
        refused("alliance.ehrs[0].jwks holds no key that can be used");
    }

    private static JWK ec(String kid) throws Exception {
        return new ECKeyGenerator(Curve.P_384).keyID(kid).generate();
    }

    private String keys(String name, JWK key) throws Exception {
        return write(name, new JWKSet(key).toString(false));
    }

    private String write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name + ".json"), text).toString();
    }

    private void refused(String message) {
        assertThatThrownBy(this::check).isInstanceOf(StartRefused.class).hasMessageContaining(message);
    }

    private void check() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        StartCheck.check(environment);
    }
}
