// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255",
                "100.100.100.200", "127.0.0.0", "127.255.255.255", "168.63.129.16", "169.254.0.0", "169.254.255.255",
                "172.16.0.0", "172.31.255.255", "192.0.0.0", "192.0.0.192", "192.0.2.1", "192.88.99.1",
                "192.168.0.0", "192.168.255.255", "198.18.0.0", "198.19.255.255", "198.51.100.1", "203.0.113.1",
                "224.0.0.0", "239.255.255.255", "240.0.0.0", "255.255.255.255", "::", "::1", "::7f00:1",
                "::ffff:10.0.0.1", "::ffff:0:10.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "2001::1",
                "2001:1ff:ffff::1", "2001:db8::1", "2002:a00:1::1", "3fff::1", "3fff:fff::1", "4000::1", "5f00::1",
                "fc00::1", "fdff::1", "fe80::1", "fec0::1", "ff02::1",
            })
    void not_public(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
                "128.0.0.0", "168.63.129.15", "168.63.129.17", "169.253.255.255", "169.255.0.0", "172.15.255.255",
                "172.32.0.0", "192.0.1.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
                "223.255.255.255", "2000::1", "2001:200::1", "2001:db7:ffff::1", "2001:db9::1", "2003::1",
                "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "3ffe::1", "3fff:1000::1",
            })
    void out_in_the_internet(String address) throws UnknownHostException {
        assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isTrue();
    }
}
