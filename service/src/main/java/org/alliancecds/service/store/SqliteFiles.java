// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.store;

import java.io.IOException;
import java.nio.file.AccessMode;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A SQLite database on the disk: the file, the log that is written ahead of it, and the index of that log. */
record SqliteFiles(Path file) {

    private static final String LOG = "-wal";
    private static final String INDEX = "-shm";

    /**
     * What stands at a path: which file, how long, and when it was last written.
     *
     * @param key of the file itself, whatever its name; null where the file system has none
     */
    record Print(@Nullable Object key, long size, FileTime written) {

        boolean isSameFile(@Nullable Print other) {
            return other != null && Objects.equals(key, other.key);
        }
    }

    /** What stands where the database is to be; null where nothing does. */
    @Nullable
    Print print() {
        return print(file);
    }

    /** Which log stands beside it, with its index; null where there is none. */
    @Nullable
    String logKey() {
        Print log = print(beside(LOG));
        Print index = print(beside(INDEX));
        return log == null ? null : log.key() + " " + (index == null ? "none" : index.key());
    }

    /** Whether what is there of it, the log and its index included, may be written to. */
    boolean mayBeWritten() {
        return Stream.of(file, beside(LOG), beside(INDEX)).allMatch(SqliteFiles::mayBeWritten);
    }

    /** Asked at once whether it is there and may be written to: between two questions it may come or go. */
    private static boolean mayBeWritten(Path path) {
        try {
            path.getFileSystem().provider().checkAccess(path, AccessMode.WRITE);
            return true;
        } catch (NoSuchFileException absent) {
            return true;
        } catch (IOException denied) {
            return false;
        }
    }

    private static @Nullable Print print(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new Print(attributes.fileKey(), attributes.size(), attributes.lastModifiedTime());
        } catch (IOException gone) {
            return null;
        }
    }

    /** Deletes the log and its index: they belong to a file that is no longer here, and would be applied to this one. */
    void deleteLog() throws IOException {
        Files.deleteIfExists(beside(LOG));
        Files.deleteIfExists(beside(INDEX));
    }

    /** Deletes all of it. */
    void delete() throws IOException {
        for (Path path : List.of(file, beside(LOG), beside(INDEX))) {
            Files.deleteIfExists(path);
        }
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
