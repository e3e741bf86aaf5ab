// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.intake;

/** Says at which addresses a body is taken in. */
public interface BodyAddresses {

    /** Whether a POST to that path, which begins with a slash, brings a body for this service. */
    boolean takeBody(String path);
}
