// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Addresses of private networks that an operator lists: 10/8, 172.16/12, 192.168/16 and fc00::/7. Never this machine, a
 * link-local or a metadata address, which no EHR has.
 */
final class InnerAddresses {
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:]{2,39}");
    /** fd00:ec2::/32 holds the metadata service of a large provider. */
    private static final byte[] METADATA = {(byte) 0xfd, 0x00, 0x0e, (byte) 0xc2};

    private InnerAddresses() {}

    static boolean isOne(String text) {
        if (!NUMBERS.matcher(text).matches() || (!text.contains(":") && !FhirServer.isNumber(text))) {
            return false;
        }
        try {
            InetAddress address = InetAddress.getByName(text);
            return address instanceof Inet6Address ? isUniqueLocal(address.getAddress()) : address.isSiteLocalAddress();
        } catch (UnknownHostException none) {
            return false;
        }
    }

    /**
     * The address.
     *
     * @throws IllegalArgumentException when the text is none
     */
    static InetAddress address(String text) {
        if (!isOne(text)) {
            throw new IllegalArgumentException("Not an address of a private network: " + text);
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(text, impossible);
        }
    }

    private static boolean isUniqueLocal(byte[] address) {
        boolean metadata = true;
        for (int i = 0; i < METADATA.length; i++) {
            metadata &= address[i] == METADATA[i];
        }
        return (address[0] & 0xfe) == 0xfc && !metadata;
    }
}
