// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.alliancecds.guidance.EhrStep;
import org.alliancecds.guidance.Guidance;
import org.alliancecds.guidance.Reference;
import org.alliancecds.guidance.RepairTheme;
import org.alliancecds.measure.Measure;
import org.alliancecds.rule.RuleText;
import org.alliancecds.rulebook.Rulebook;
import org.alliancecds.rulebook.WarningSign;
import org.alliancecds.sentence.Line;
import org.alliancecds.service.RunningService;
import org.alliancecds.therapy.CourseSettings;
import org.alliancecds.words.Phrase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningService.class)
class RulebookPageTest {

    private static final Rulebook RULEBOOK = Rulebook.builtIn(new CourseSettings(120));

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"})
    void peopleGetAPage(String accept, RunningService service) {
        HttpResponse<String> answer = get(service, accept);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'self'"));
        assertThat(answer.body())
                .contains(RULEBOOK.version())
                .contains("No clinician has yet signed off any threshold")
                .contains("not a medical device with a CE mark")
                .contains("A figure about a group says nothing certain about one client")
                .contains(Statement.GOVERNANCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json"})
    void whoHasThisVersionIsToldSo(String accept, RunningService service) {
        HttpResponse<String> first = get(service, accept);
        String tag = first.headers().firstValue("ETag").orElse("");

        assertThat(tag).contains(RULEBOOK.version());
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache");
        HttpResponse<String> again = service.send(
                service.request("/rulebook").header("Accept", accept).header("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        HttpResponse<String> other = service.send(
                service.request("/rulebook").header("Accept", accept).header("If-None-Match", "W/\"another\""));
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).isEqualTo(first.body());
    }

    @Test
    void thePageHoldsAllOfTheRulebook(RunningService service) {
        String page = get(service, "text/html").body();

        assertThat(page).contains(ids().toList());
        // As read by a person: what is escaped on the wire is what was written.
        assertThat(HtmlUtils.htmlUnescape(page)).contains(words().toList());
    }

    @Test
    void everyLinkWithinThePageHasItsPlaceOnce(RunningService service) {
        String page = get(service, "text/html").body();

        List<String> places = found(page, " id=\"([^\"]+)\"");
        assertThat(places).doesNotHaveDuplicates().containsAll(found(page, "href=\"#([^\"]+)\""));
    }

    @Test
    void thePageHoldsNoStyleOrScriptThatItsPolicyForbids(RunningService service) {
        assertThat(get(service, "text/html").body())
                .doesNotContain("<script")
                .doesNotContain("<style")
                .doesNotContain(" style=");
    }

    @Test
    void markupInContentIsShownAndNotRun() {
        String evil = "<script>\"'&";
        Reference work = new Reference(evil, evil, evil, evil, evil);
        RulebookPage page = new RulebookPage(
                evil,
                evil,
                List.of(evil),
                List.of(),
                List.of(theme(evil)),
                List.of(),
                List.of(new DefinitionEntry(evil, evil, evil, evil, false)),
                List.of(work),
                0,
                List.of(evil),
                List.of(evil),
                List.of());

        String html = html(page);

        assertThat(html).doesNotContain("<script").contains("&lt;script&gt;&quot;&#39;&amp;");
    }

    private static String html(RulebookPage page) {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        return engine.process("rulebook", new Context(Locale.ENGLISH, Map.of("page", page)));
    }

    private static RulebookPage.Theme theme(String evil) {
        SuggestionEntry.Named named = new SuggestionEntry.Named(evil, evil);
        return new RulebookPage.Theme(
                evil,
                evil,
                List.of(new RulebookPage.Kept(
                        new SuggestionEntry(evil, named, evil, evil, evil, evil, List.of(evil), named), List.of())));
    }

    @Test
    void aSuggestionSaysWhichSignsOfferIt(RunningService service) {
        JsonNode themes = RunningService.json(get(service, "application/json")).path("repair");

        assertThat(themes).isNotEmpty();
        JsonNode shared = StreamSupport.stream(themes.spliterator(), false)
                .flatMap(theme -> StreamSupport.stream(theme.path("suggestions").spliterator(), false))
                .filter(kept -> kept.at("/suggestion/id").asString().equals("offer-an-easier-time-or-a-remote-session"))
                .findFirst()
                .orElseThrow();
        assertThat(shared.path("usedBy").toString()).contains("\"late_or_wrong_day\"", "\"often_cancelled\"");
        assertThat(shared.at("/suggestion/theme"))
                .hasToString(
                        "{\"code\":\"solve-the-practical-obstacle\",\"display\":\"Solve the practical obstacle\"}");
    }

    @Test
    void aSuggestionThatNoSignOffersIsShownInFull() {
        Guidance.Suggestion spare = RULEBOOK.suggestions().get(0);
        String html = html(new RulebookPage(
                "",
                "",
                List.of(),
                List.of(),
                List.of(new RulebookPage.Theme(
                        "talk-openly",
                        "Talk openly",
                        List.of(new RulebookPage.Kept(SuggestionEntry.of(spare), List.of())))),
                List.of(),
                List.of(),
                List.of(),
                0,
                List.of(),
                List.of(),
                List.of()));

        assertThat(HtmlUtils.htmlUnescape(html))
                .contains("offered by no sign at the moment", spare.how(), spare.say(), spare.avoid());
    }

    @Test
    void noPartOfTheTemplateLeavesContentUnescaped() throws IOException {
        String template = new ClassPathResource("templates/rulebook.html").getContentAsString(StandardCharsets.UTF_8);

        assertThat(template).doesNotContain("utext").doesNotContain("[(").doesNotContain("[[");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rulebook/rulebook.css", "/rulebook/icon.svg"})
    void itsLookIsServed(String path, RunningService service) {
        assertThat(service.get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json, text/plain, */*", "*/*"})
    void programsGetTheSameAsJson(String accept, RunningService service) {
        HttpResponse<String> answer = get(service, accept);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        JsonNode json = RunningService.json(answer);
        JsonMapper mapper = JsonMapper.builder().build();
        assertThat(json).isEqualTo(mapper.readTree(mapper.writeValueAsString(RulebookPage.of(RULEBOOK))));
        assertThat(texts(json).toList()).containsAll(words().toList());
        assertThat(json.path("sourceAttributes").size()).isEqualTo(13);
    }

    @Test
    void whatIsNeitherIsRefusedInWords(RunningService service) {
        HttpResponse<String> answer = get(service, "image/png");

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(answer.body()).contains("OperationOutcome");
    }

    private static HttpResponse<String> get(RunningService service, String accept) {
        return service.send(
                service.request("/rulebook").header("Accept", accept).GET());
    }

    private static Stream<String> ids() {
        return Stream.of(
                        RULEBOOK.signs().stream().map(sign -> "id=\"sign-" + sign.id() + "\""),
                        RULEBOOK.suggestions().stream().map(each -> "id=\"repair-" + each.id() + "\""),
                        RULEBOOK.measures().all().stream().map(measure -> "id=\"measure-" + measure.id() + "\""),
                        RULEBOOK.references().keySet().stream().map(key -> "id=\"ref-" + key + "\""))
                .flatMap(each -> each);
    }

    private static Stream<String> words() {
        return Stream.of(
                        RULEBOOK.rules().stream().flatMap(RulebookPageTest::words),
                        RULEBOOK.signs().stream().flatMap(RulebookPageTest::words),
                        RULEBOOK.measures().all().stream().flatMap(RulebookPageTest::words),
                        DefinitionEntry.of(RULEBOOK.definitions()).stream()
                                .flatMap(entry -> Stream.of(entry.title(), entry.value(), entry.source())),
                        RULEBOOK.references().values().stream()
                                .flatMap(work -> Stream.of(
                                        work.key(), work.citation(), work.found(), work.caveat(), work.read())))
                .flatMap(each -> each);
    }

    private static Stream<String> words(RuleText rule) {
        return Stream.concat(
                Stream.of(rule.name(), rule.since()),
                Stream.concat(
                        rule.conditions().stream().map(line -> (line.unless() ? "unless " : "") + line.words()),
                        rule.consequences().stream().map(Line::words)));
    }

    private static Stream<String> words(WarningSign sign) {
        Guidance words = sign.guidance();
        return Stream.of(
                        Stream.of(sign.id(), words.title(), words.summary(), words.why(), words.caveat()),
                        Stream.of(words.strength(), words.strengthGrade().words()),
                        words.suggestions().stream()
                                .flatMap(each ->
                                        Stream.of(each.label(), each.how(), each.say(), each.avoid(), each.id())),
                        words.suggestions().stream()
                                .map(Guidance.Suggestion::theme)
                                .map(RepairTheme::title),
                        words.suggestions().stream()
                                .map(Guidance.Suggestion::inTheEhr)
                                .filter(Objects::nonNull)
                                .map(EhrStep::words)
                                .map(Phrase::text),
                        words.overrideReasons().stream().map(Guidance.OverrideReason::display),
                        words.evidence().stream())
                .flatMap(each -> each);
    }

    private static Stream<String> words(Measure measure) {
        return Stream.concat(
                Stream.of(
                        measure.id(),
                        measure.name(),
                        measure.rater().word(),
                        measure.licence().holder(),
                        measure.licence().notice()),
                measure.thresholds().values().stream()
                        .flatMap(threshold -> Stream.of(threshold.operator().words(), threshold.source())));
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isString()
                ? Stream.of(node.stringValue())
                : StreamSupport.stream(node.spliterator(), false).flatMap(RulebookPageTest::texts);
    }

    private static List<String> found(String text, String pattern) {
        return java.util.regex.Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}
