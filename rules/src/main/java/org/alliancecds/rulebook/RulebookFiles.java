// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alliancecds.content.Fault;
import org.alliancecds.content.TextFile;
import org.alliancecds.definition.DefinitionsReader;

/**
 * The content files of a rulebook, as they were at one moment.
 *
 * @param origin for messages: where they come from
 * @param files path within the rulebook to bytes; nothing but content
 * @param passedOver what lies among the content and is not read, each with its place and remedy; no fault
 */
public record RulebookFiles(String origin, SortedMap<String, byte[]> files, List<Fault> passedOver) {
    private static final Pattern CONTENT = Pattern.compile("evidence/references\\.yaml"
            // So that a slip in the name is told rather than passed over.
            + "|definitions?\\.ya?ml"
            // Every name, so that a misspelt theme is told rather than passed over.
            + "|repair/[A-Za-z0-9][^/]{0,80}\\.ya?ml"
            + "|measures/[a-z0-9-]{1,40}/(?:measure\\.yaml|questionnaire\\.json|codesystem\\.json)"
            + "|warning_signs/[a-z0-9_]{1,40}/(?:rules\\.dslr|guidance\\.yaml|scenarios\\.yaml)");
    /** What may lie among the content: pages for people. */
    private static final Pattern PAGE = Pattern.compile(".*\\.md");

    private static final Pattern FOLDERS = Pattern.compile("(?:evidence|repair|measures|warning_signs)/.*");
    /** From before the sentences belonged to the program. */
    private static final String VOCABULARY = "vocabulary";

    private static final String ROOT = "rulebook/";
    private static final int DEEPEST = 3;
    private static final int MOST_PASSED_OVER = 20;
    private static final int MOST_FILES = 500;
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    /** More than any rulebook has. */
    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The content that comes with the program. */
    public static RulebookFiles builtIn() {
        URL anchor = Objects.requireNonNull(
                RulebookFiles.class.getResource("/" + ROOT + "evidence/references.yaml"),
                "the program was built without its rulebook");
        try {
            URLConnection connection = anchor.openConnection();
            return connection instanceof JarURLConnection jar
                    ? new RulebookFiles("of the program", fromJar(jar.getJarFile()), List.of())
                    : fromFolder(
                            "of the program",
                            Objects.requireNonNull(Path.of(anchor.toURI()).getParent())
                                    .resolve("..")
                                    .normalize());
        } catch (IOException e) {
            throw new UncheckedIOException("The rulebook of the program cannot be read.", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The content of a folder laid out as {@code rules/}; anything else in it is passed over, and named where somebody may
     * think that it counts.
     *
     * @throws RulebookException when there is no such folder, it cannot be read, or it holds more than a rulebook does
     */
    public static RulebookFiles in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw refused(
                    folder,
                    "There is no such folder.",
                    "a folder with warning_signs, repair, measures and evidence in it.");
        }
        try {
            return fromFolder("in " + folder, folder.toRealPath());
        } catch (TooMuch e) {
            throw refused(
                    folder,
                    "The folder holds more than " + MOST_FILES + " files or " + MOST_BYTES / 1024 / 1024
                            + " MiB of content; nothing in it was read.",
                    "leave in it what belongs to the rulebook.");
        } catch (IOException | UncheckedIOException e) {
            throw refused(
                    folder,
                    "The folder cannot be read (" + e.getClass().getSimpleName() + ").",
                    "let the service's account read it.");
        }
    }

    private static RulebookException refused(Path folder, String problem, String maybe) {
        return new RulebookException("in " + folder, List.of(new Fault(folder.toString(), 0, "", problem, maybe)));
    }

    /**
     * First 12 hex digits of the SHA-256 over all paths and bytes, those of the definitions of the program among them where
     * there are no others.
     */
    public String version() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            SortedMap<String, byte[]> all = new TreeMap<>(files);
            all.computeIfAbsent(DefinitionsReader.FILE, file -> DefinitionsReader.builtInText()
                    .getBytes(StandardCharsets.UTF_8));
            all.forEach((path, bytes) -> {
                digest.update((path + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private static RulebookFiles fromFolder(String origin, Path folder) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        List<Fault> passedOver = new ArrayList<>();
        long total = 0;
        try (Stream<Path> walk = Files.walk(folder, DEEPEST)) {
            for (Path path : (Iterable<Path>) walk::iterator) {
                String name = folder.relativize(path)
                        .toString()
                        .replace(path.getFileSystem().getSeparator(), "/");
                boolean isFile = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
                if (isFile && CONTENT.matcher(name).matches()) {
                    try (InputStream in = Files.newInputStream(path)) {
                        byte[] bytes = in.readNBytes(TextFile.MOST_BYTES + 1);
                        files.put(name, bytes);
                        total += bytes.length;
                    }
                    if (files.size() > MOST_FILES || total > MOST_BYTES) {
                        throw new TooMuch();
                    }
                } else if (passedOver.size() < MOST_PASSED_OVER) {
                    passedOver(path, name, isFile).ifPresent(passedOver::add);
                }
            }
        }
        return new RulebookFiles(origin, files, passedOver.stream().sorted().toList());
    }

    private static Optional<Fault> passedOver(Path path, String name, boolean isFile) {
        if (name.equals(VOCABULARY) && Files.isDirectory(path)) {
            return Optional.of(new Fault(
                    name,
                    0,
                    "",
                    "This folder is no longer read, since the sentences belong to the program.",
                    "delete it; SENTENCES.md of the rulebook that comes with the program lists them all."));
        }
        if (!FOLDERS.matcher(name).matches() || PAGE.matcher(name).matches() || Files.isDirectory(path)) {
            return Optional.empty();
        }
        return Optional.of(
                isFile
                        ? new Fault(
                                name,
                                0,
                                "",
                                "This file is not read: no file of a rulebook has this name in this place.",
                                "delete it, or give it the name that it was meant to have.")
                        : new Fault(
                                name,
                                0,
                                "",
                                "This file is not read: it is a link, or no plain file.",
                                "put the file itself here."));
    }

    private static SortedMap<String, byte[]> fromJar(JarFile jar) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (JarEntry entry : jar.stream().toList()) {
            if (entry.getName().startsWith(ROOT)) {
                String name = entry.getName().substring(ROOT.length());
                if (CONTENT.matcher(name).matches()) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        files.put(name, in.readAllBytes());
                    }
                }
            }
        }
        return files;
    }
}
