// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** Which addresses are out in the internet, by IANA's registries of special-purpose addresses (RFC 6890, as of 2025). */
final class PublicAddresses {
    /** A run of addresses. */
    private record Block(InetAddress start, int bits) {

        static Block of(String text) {
            int slash = text.indexOf('/');
            try {
                return new Block(
                        InetAddress.getByName(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
            } catch (UnknownHostException impossible) {
                throw new IllegalStateException(text, impossible);
            }
        }

        boolean holds(byte[] address) {
            byte[] first = start.getAddress();
            if (address.length != first.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (first[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Block> NOT_PUBLIC_4 = blocks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // behind a carrier's translation
            "127.0.0.0/8", // this machine
            "168.63.129.16/32", // a cloud's own services
            "169.254.0.0/16", // this link, and a cloud's metadata
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocols
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // relays from IPv6
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, and broadcast

    /** All that is given out to anybody. Outside it: this machine, mapped and translated IPv4, private, link, multicast. */
    private static final Block GLOBAL_6 = Block.of("2000::/3");

    private static final List<Block> NOT_PUBLIC_6 = blocks(
            "2001::/23", // protocols, Teredo among them
            "2001:db8::/32", // documentation
            "2002::/16", // IPv4 in disguise
            "3fff::/20"); // documentation

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        byte[] octets = address.getAddress();
        return address instanceof Inet4Address
                ? NOT_PUBLIC_4.stream().noneMatch(block -> block.holds(octets))
                : GLOBAL_6.holds(octets) && NOT_PUBLIC_6.stream().noneMatch(block -> block.holds(octets));
    }

    private static List<Block> blocks(String... texts) {
        return Stream.of(texts).map(Block::of).toList();
    }
}
