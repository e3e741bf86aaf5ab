// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.demo;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Chromium as it is installed on this machine; nothing is downloaded. */
final class Browser implements AutoCloseable {
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    private Browser(Path chromium) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(ARGUMENTS));
    }

    /**
     * Starts it; empty where there is no Chromium.
     *
     * @throws IllegalStateException when there is none and CI says that there must be one
     */
    static Optional<Browser> start() {
        Optional<Path> chromium = Stream.of(
                        Optional.ofNullable(System.getenv("CHROMIUM_PATH")).orElse("/usr/bin/chromium"))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (chromium.isEmpty()) {
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(
                        "No Chromium found, and CI needs the browser tests. Maybe: set CHROMIUM_PATH.");
            }
            System.out.println("Browser tests were left out: no Chromium found");
        }
        return chromium.map(Browser::new);
    }

    com.microsoft.playwright.Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
