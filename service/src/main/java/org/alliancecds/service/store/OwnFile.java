// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file that only the user of this process may read. */
final class OwnFile {

    private static final Logger LOG = LoggerFactory.getLogger(OwnFile.class);
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("------rwx");

    private OwnFile() {}

    /**
     * The file of a database, made where there is none, for its owner alone.
     *
     * @throws StoreRefused where it cannot be made, or is no file
     */
    static void prepareDatabase(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
                return;
            }
        } catch (IOException unwritable) {
            throw new StoreRefused("The database " + file + " cannot be created (" + why(unwritable)
                    + "): give this user the right to write to its folder, or set alliance.store.path.");
        }
        if (!Files.isRegularFile(file)) {
            throw new StoreRefused("The database cannot be used: " + file
                    + " is no file but a folder or a device: set alliance.store.path to the path of a file.");
        }
        if (isOurs(file)) {
            restrict(file, "alliance.store.path");
        }
    }

    /**
     * Checks that nobody else on this machine may read a secret, and takes that right away where the file is ours. A
     * group may read it where it belongs to another user, since that is how secrets are handed to a service.
     *
     * @throws StoreRefused where others may, or it is no file
     */
    static void checkSecret(Path file, String setting) {
        if (!Files.isRegularFile(file)) {
            throw new StoreRefused(file + " is no file but a folder or a device (" + setting + "): name a file there.");
        }
        if (!isPosix(file)) {
            return;
        }
        try {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
            if (isOurs(file)) {
                if (!OWNERS.containsAll(rights)) {
                    restrict(file, setting);
                    LOG.warn(
                            "{} ({}) was open to others on this machine, {}; now only its owner may read it.",
                            file,
                            setting,
                            PosixFilePermissions.toString(rights));
                }
            } else if (rights.stream().anyMatch(OTHERS::contains)) {
                throw open(file, setting);
            }
        } catch (IOException unreadable) {
            throw new StoreRefused("The rights of " + file + " cannot be read (" + why(unreadable) + "; " + setting
                    + "): give this user the right to read its folder.");
        }
    }

    /** Creates it empty, with the rights of its owner from the first moment on. */
    static void create(Path file) throws IOException {
        if (isPosix(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNERS));
        } else {
            Files.createFile(file);
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static boolean isOurs(Path file) {
        try {
            return isPosix(file) && Files.getOwner(file).getName().equals(System.getProperty("user.name"));
        } catch (IOException unknown) {
            return false;
        }
    }

    private static void restrict(Path file, String setting) {
        try {
            Files.setPosixFilePermissions(file, OWNERS);
        } catch (IOException stays) {
            throw open(file, setting);
        }
    }

    private static StoreRefused open(Path file, String setting) {
        return new StoreRefused("Others on this machine may read " + file + " (" + setting
                + "): make it readable to this user alone, for example by chmod 600 " + file + ".");
    }

    /** The kind of a failure, in a word or two. */
    static String why(IOException failure) {
        return failure.getClass().getSimpleName();
    }
}
