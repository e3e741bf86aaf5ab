// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** How many bytes one call may still fetch, all keys and pages together. */
final class ByteBudget {
    private final AtomicLong left;

    ByteBudget(long most) {
        left = new AtomicLong(most);
    }

    /**
     * All of the stream.
     *
     * @throws FetchFailure when it holds more than is left
     */
    byte[] read(InputStream stream) throws IOException, FetchFailure {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
            if (left.addAndGet(-count) < 0) {
                throw new FetchFailure(NotFetched.TOO_LARGE);
            }
            bytes.write(buffer, 0, count);
        }
        return bytes.toByteArray();
    }
}
