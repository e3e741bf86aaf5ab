// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alliancecds.service.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;

/** The demo page in a real browser. System property {@code demo.shots}: a folder for pictures of what was seen. */
@ExtendWith(RunningService.class)
class DemoBrowserTest {
    private static final List<Integer> WIDTHS = List.of(1280, 390);

    @Test
    void everyClientFitsTheScreenWithoutAComplaintOfTheBrowser(RunningService service) {
        Optional<Browser> started = Browser.start();
        if (started.isEmpty()) {
            return;
        }
        try (Browser browser = started.get()) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (int width : WIDTHS) {
                    for (DemoClient client : DemoClients.on(LocalDate.of(2026, 11, 21), ZoneOffset.UTC)) {
                        look(browser, service, client.id(), width, scheme);
                    }
                }
            }
        }
    }

    @Test
    void whatDataSayIsShownAsTextAndNeverRun(RunningService service) {
        Optional<Browser> started = Browser.start();
        if (started.isEmpty()) {
            return;
        }
        try (Browser browser = started.get();
                Page page = browser.browser().newPage()) {
            List<String> dialogs = new ArrayList<>();
            page.onDialog(dialog -> {
                dialogs.add(dialog.message());
                dialog.dismiss();
            });
            page.navigate(address(service, "arash"));
            page.locator(".as-table summary").click();

            assertThat(dialogs).isEmpty();
            assertThat(page.locator("main img").count()).isZero();
            assertThat(page.locator("main a[href^='javascript']").count()).isZero();
            assertThat(page.locator(".as-table").innerText()).contains("<img src=x onerror=alert(1)>");
            assertThat(page.locator(".notes").innerText()).contains("Said <b>little</b> & left early.");
        }
    }

    @Test
    void theHookChangesAndSuggestionsAreNoted() {
        Optional<Browser> started = Browser.start();
        if (started.isEmpty()) {
            return;
        }
        try (ConfigurableApplicationContext service = RunningService.another();
                Browser browser = started.get();
                Page page = browser.browser().newPage()) {
            page.navigate(address(RunningService.port(service), "tomasz"));
            Locator first = page.locator(".suggestions input").first();
            first.check();
            assertThat(first.isChecked()).isTrue();

            page.locator(".moments a", new Page.LocatorOptions().setHasText("Booking"))
                    .click();
            page.waitForURL("**/tomasz?hook=appointment-book");
            page.locator(".moments a[aria-current]", new Page.LocatorOptions().setHasText("Booking"))
                    .waitFor();
            assertThat(page.locator(".wire").textContent()).contains("\"hook\" : \"appointment-book\"");
            assertThat(page.locator("#decision-support").count()).isOne();
        }
    }

    @Test
    void whatIsChosenIsToldToTheService() {
        Optional<Browser> started = Browser.start();
        if (started.isEmpty()) {
            return;
        }
        try (ConfigurableApplicationContext service = RunningService.another();
                Browser browser = started.get();
                Page page = browser.browser().newPage()) {
            page.navigate(address(RunningService.port(service), "tomasz"));
            Request taken = page.waitForRequest(
                    "**/cds-services/alliance-patient-view/feedback",
                    () -> page.locator(".suggestions input").first().check());
            assertThat(taken.response().status()).isEqualTo(200);
            assertThat(taken.postData())
                    .matches(
                            "\\{\"feedback\":\\[\\{\"card\":\"[0-9a-f-]{36}\",\"outcome\":\"accepted\","
                                    + "\"acceptedSuggestions\":\\[\\{\"id\":\"[0-9a-f-]{36}\"}],\"outcomeTimestamp\":\"[^\"]+\"}]}");
            page.locator(".menu summary").click();
            Request setAside = page.waitForRequest(
                    "**/feedback", () -> page.locator(".menu input").first().check());
            assertThat(setAside.response().status()).isEqualTo(200);
            assertThat(setAside.postData()).contains("\"outcome\":\"overridden\"", "\"code\":\"already-discussed\"");
            assertThat(page.locator(".local").innerText()).contains("told to the service", "Told.");
        }
    }

    private static void look(Browser browser, RunningService service, String client, int width, ColorScheme scheme) {
        var options = new com.microsoft.playwright.Browser.NewPageOptions()
                .setViewportSize(width, 900)
                .setColorScheme(scheme);
        try (Page page = browser.browser().newPage(options)) {
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> {
                if (!message.type().equals("log")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
            page.navigate(address(service, client));
            String shots = System.getProperty("demo.shots");
            if (shots != null) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of(shots, client + "-" + width + "-" + scheme + ".png")));
            }
            page.locator("details").all().forEach(details -> details.evaluate("each => each.open = true"));
            Object overflow =
                    page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");

            assertThat(complaints).as(client + " at " + width).isEmpty();
            assertThat(overflow)
                    .as("pixels beyond the edge, " + client + " at " + width)
                    .isEqualTo(0);
        }
    }

    private static String address(RunningService service, String client) {
        return address(service.port(), client);
    }

    private static String address(int port, String client) {
        return "http://127.0.0.1:" + port + "/demo/clients/" + client;
    }
}
