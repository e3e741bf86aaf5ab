// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Where keys come from, and what happens when they do not come. */
@ExtendWith(LiveService.class)
class KeySetTest {

    private static final String DISCOVERY = "/cds-services";

    private static Token of(String ehr, ECKey key) {
        return Token.to(DISCOVERY).claim("iss", "https://" + ehr + ".example").by(key, JWSAlgorithm.ES384);
    }

    private static int status(LiveService service, Token token) {
        return service.get(DISCOVERY, token.signed()).statusCode();
    }

    private static void refused(LiveService service, Token token, String reason) {
        try (LogLines log = new LogLines()) {
            Unauthorized.check(service.get(DISCOVERY, token.signed()));
            assertThat(log.refusals()).singleElement().asString().contains(": " + reason + " (alliance.ehrs[");
        }
    }

    @Test
    void aNewKeyIsFetchedAndAnOldOneForgotten(LiveService service) {
        ECKey next = Keys.ec(Curve.P_384, "next");
        service.keys().serve("/rotating", Keys.published(Keys.P384));
        assertThat(status(service, of("rotating", Keys.P384))).isEqualTo(200);

        service.keys().serve("/rotating", Keys.published(next));
        assertThat(status(service, of("rotating", next))).isEqualTo(200);
        refused(service, of("rotating", Keys.P384), "UNKNOWN_KEY");
    }

    @Test
    void keysThatWereGoodServeOnWhileTheServerIsDown(LiveService service) {
        service.keys().serve("/failing", Keys.published(Keys.P384));
        assertThat(status(service, of("failing", Keys.P384))).isEqualTo(200);

        service.keys().fail("/failing");
        int before = service.keys().asked("/failing");
        refused(service, of("failing", Keys.ec(Curve.P_384, "never-seen")), "UNKNOWN_KEY");
        assertThat(service.keys().asked("/failing")).isGreaterThan(before);
        assertThat(status(service, of("failing", Keys.P384))).isEqualTo(200);
    }

    @Test
    void unknownKeysDoNotHammerTheServer(LiveService service) {
        service.keys().serve("/hammered", Keys.published(Keys.P384));
        for (int i = 0; i < 20; i++) {
            refused(service, of("hammered", Keys.STRANGER_EC).header("kid", "unknown-" + i), "UNKNOWN_KEY");
        }
        assertThat(status(service, of("hammered", Keys.P384))).isEqualTo(200);
        assertThat(service.keys().asked("/hammered")).isLessThanOrEqualTo(2);
    }

    @Test
    void noRedirectIsFollowed(LiveService service) {
        service.keys().serve("/elsewhere", Keys.published(Keys.P384));
        service.keys().redirect("/redirected", service.keys().url("/elsewhere"));
        refused(service, of("redirected", Keys.P384), "KEYS_UNAVAILABLE");

        service.keys().redirect("/jku-redirecting", service.keys().url("/elsewhere"));
        Token named = of("jku", Keys.P384).header("jku", service.keys().url("/jku-redirecting"));
        refused(service, named, "KEYS_UNAVAILABLE");
        assertThat(service.keys().asked("/elsewhere")).isZero();
    }

    @Test
    void aSetThatIsTooLargeOrNotThereOpensNothing(LiveService service) {
        service.keys().serve("/too-large", Keys.published(Keys.P384) + " ".repeat(256 * 1024));
        refused(service, of("too-large", Keys.P384), "KEYS_UNAVAILABLE");
        refused(service, of("absent", Keys.P384), "KEYS_UNAVAILABLE");
    }

    @Test
    void aTokenMayNameASetThatIsAllowed(LiveService service) {
        ECKey theirs = Keys.ec(Curve.P_384, "theirs");
        service.keys().serve("/jku-allowed", Keys.published(theirs));
        String allowed = service.keys().url("/jku-allowed");
        assertThat(status(service, of("jku", theirs).header("jku", allowed))).isEqualTo(200);
        // Without it, the configured set alone counts; with it, only the set that is named.
        refused(service, of("jku", theirs), "UNKNOWN_KEY");
        refused(service, of("jku", Keys.P384).header("jku", allowed), "UNKNOWN_KEY");
        // Another EHR's list is not this one's.
        refused(
                service,
                Token.to(DISCOVERY).by(theirs, JWSAlgorithm.ES384).header("jku", allowed),
                "KEY_SET_NOT_ALLOWED");
    }

    @Test
    void aSetThatIsNotAllowedIsNeverAsked(LiveService service) {
        service.keys().serve("/stranger", Keys.published(Keys.STRANGER_EC));
        String allowed = service.keys().url("/jku-allowed");
        for (String jku : List.of(
                service.keys().url("/stranger"),
                allowed + "?x=1",
                allowed + "/",
                allowed + "/../stranger",
                allowed.replace("http://", "http://stranger@"),
                allowed.replace("127.0.0.1", "localhost"))) {
            refused(service, of("jku", Keys.STRANGER_EC).header("jku", jku), "KEY_SET_NOT_ALLOWED");
        }
        assertThat(service.keys().asked("/stranger")).isZero();
    }

    @Test
    void aSetIsAskedForAgainWhenItIsOldAndServesOnWhenThatFails(LiveService service) throws Exception {
        String address = service.keys().url("/ageing");
        service.keys().serve("/ageing", Keys.published(Keys.P384));
        KeySets always =
                keySets(address, new KeySets.Keeping(Duration.ofMillis(5), Duration.ofMillis(1), Duration.ofDays(1)));
        SignedJWT token = SignedJWT.parse(Token.to(DISCOVERY).signed());
        always.verify(token, address);
        Thread.sleep(20);
        service.keys().fail("/ageing");
        int before = service.keys().asked("/ageing");
        always.verify(token, address);
        assertThat(service.keys().asked("/ageing")).isGreaterThan(before);

        service.keys().serve("/ageing", Keys.published(Keys.P521));
        Thread.sleep(20);
        assertThatThrownBy(() -> always.verify(token, address)).hasMessage("UNKNOWN_KEY");
    }

    @Test
    void keysThatWereGoodDoNotServeForEver(LiveService service) throws Exception {
        String address = service.keys().url("/lost");
        service.keys().serve("/lost", Keys.published(Keys.P384));
        KeySets brief = keySets(
                address, new KeySets.Keeping(Duration.ofMillis(5), Duration.ofMillis(1), Duration.ofMillis(20)));
        SignedJWT token = SignedJWT.parse(Token.to(DISCOVERY).signed());
        brief.verify(token, address);
        service.keys().fail("/lost");
        Thread.sleep(50);
        assertThatThrownBy(() -> brief.verify(token, address)).hasMessage("KEYS_UNAVAILABLE");
    }

    @Test
    void aFileThatChangesIsReadAgain(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("keys of ehr.json"), Keys.published(Keys.P384));
        KeySets keys = keySets(file.toString(), KeySets.Keeping.USUAL);
        SignedJWT token = SignedJWT.parse(
                Token.to(DISCOVERY).by(Keys.P521, JWSAlgorithm.ES512).signed());
        keys.verify(SignedJWT.parse(Token.to(DISCOVERY).signed()), file.toString());

        Files.writeString(file, Keys.published(Keys.P521));
        keys.verify(token, file.toString());
    }

    @Test
    void aPrivateKeyThatWasPublishedOpensNothing(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("keys.json"), "{\"keys\": [" + Keys.P384.toJSONString() + "]}");
        KeySets keys = keySets(file.toString(), KeySets.Keeping.USUAL);
        SignedJWT token = SignedJWT.parse(Token.to(DISCOVERY).signed());
        assertThatThrownBy(() -> keys.verify(token, file.toString())).hasMessage("UNKNOWN_KEY");
    }

    @Test
    void fewWaitForAServerThatStallsAndTheOthersAreToldAtOnce(LiveService service) throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        service.keys().stall("/crowded", end);
        String address = service.keys().url("/crowded");
        KeySets keys =
                new KeySets(List.of(address), new KeySetRetriever(Duration.ofSeconds(60)), KeySets.Keeping.USUAL);
        SignedJWT token = SignedJWT.parse(Token.to(DISCOVERY).signed());
        ExecutorService callers = Executors.newFixedThreadPool(10);
        CompletionService<String> answers = new ExecutorCompletionService<>(callers);
        try {
            for (int i = 0; i < 10; i++) {
                answers.submit(() -> {
                    try {
                        keys.verify(token, address);
                        return "accepted";
                    } catch (TokenRefused refused) {
                        return String.valueOf(refused.getMessage());
                    }
                });
            }
            // All but four have their answer while the server still stalls, before those who wait give up after 5 s.
            for (int i = 0; i < 6; i++) {
                Future<String> answer = answers.poll(4, TimeUnit.SECONDS);
                assertThat(answer).isNotNull();
                assertThat(answer.get()).isEqualTo("KEYS_UNAVAILABLE");
            }
        } finally {
            end.countDown();
            callers.shutdownNow();
        }
    }

    @Test
    void aServerThatStallsIsLeft(LiveService service) throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        service.keys().stall("/stalling", end);
        KeySetRetriever retriever = new KeySetRetriever(Duration.ofMillis(300));
        assertThatThrownBy(() -> retriever.retrieveResource(
                        URI.create(service.keys().url("/stalling")).toURL()))
                .isInstanceOf(IOException.class);
        end.countDown();
    }

    private static KeySets keySets(String address, KeySets.Keeping keeping) {
        return new KeySets(List.of(address), new KeySetRetriever(Duration.ofSeconds(4)), keeping);
    }
}
