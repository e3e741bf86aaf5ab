// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that only the user of this process may read. */
final class OwnFile {

    private OwnFile() {}

    /** Creates it empty, with the rights of its owner from the first moment on. */
    static void create(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    /** Takes from others what they may do with a file that is there; one of another user stays as it is. */
    static void keepToOwner(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix && Files.getOwner(file).getName().equals(System.getProperty("user.name"))) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** The kind of a failure, in a word or two. */
    static String why(IOException failure) {
        return failure.getClass().getSimpleName();
    }
}
