// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller may name any fhirServer; only those on its list are ever contacted. A server on this machine counts who comes. */
class HostileServersTest {
    private static final Authorization TOKEN = new Authorization("t0ken", null, null);

    /** PORT is that of the server that counts, and the list names only {@code http://localhost:PORT/fhir}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // another path
                "http://localhost:PORT",
                "http://localhost:PORT/",
                "http://localhost:PORT/other",
                "http://localhost:PORT/fhirs",
                "http://localhost:PORT/FHIR",
                "http://localhost:PORT/fhir/../other",
                "http://localhost:PORT/fhir/..",
                "http://localhost:PORT/fhir/./R4",
                "http://localhost:PORT/fhir//R4",
                "http://localhost:PORT//fhir",
                "http://localhost:PORT/fhir/%2e%2e/other",
                "http://localhost:PORT/fhir%2f..%2fother",
                "http://localhost:PORT/fhir/..;/other",
                "http://localhost:PORT/fhir\\..\\other",
                // more than a base address
                "http://localhost:PORT/fhir?x=1",
                "http://localhost:PORT/fhir?",
                "http://localhost:PORT/fhir#x",
                "http://localhost:PORT/fhir\r\nX-Injected: 1",
                "http://localhost:PORT/fhir x",
                "http://user@localhost:PORT/fhir",
                "http://user:secret@localhost:PORT/fhir",
                "http://ehr.example@localhost:PORT/fhir",
                "http://localhost:PORT@ehr.example/fhir",
                // another way to write this machine
                "http://localhost.:PORT/fhir",
                "http://127.0.0.1:PORT/fhir",
                "http://127.1:PORT/fhir",
                "http://2130706433:PORT/fhir",
                "http://0177.0.0.1:PORT/fhir",
                "http://0x7f.0.0.1:PORT/fhir",
                "http://0x7f000001:PORT/fhir",
                "http://127.000.000.001:PORT/fhir",
                "http://0.0.0.0:PORT/fhir",
                "http://0:PORT/fhir",
                "http://[::1]:PORT/fhir",
                "http://[::ffff:127.0.0.1]:PORT/fhir",
                "http://[0:0:0:0:0:ffff:7f00:1]:PORT/fhir",
                "http://[::]:PORT/fhir",
                "http://[fe80::1%25lo]:PORT/fhir",
                "http://l%6fcalhost:PORT/fhir",
                "http://%6c%6f%63%61%6c%68%6f%73%74:PORT/fhir",
                "http://ⓛocalhost:PORT/fhir",
                "http://localhost%00.ehr.example:PORT/fhir",
                "http://localhost\\@ehr.example:PORT/fhir",
                // other machines
                "http://169.254.169.254/latest/meta-data",
                "http://metadata.google.internal/computeMetadata/v1",
                "https://10.0.0.5/fhir",
                "http://192.168.0.1/fhir",
                "https://ehr.example/fhir",
                // another port or scheme
                "http://localhost/fhir",
                "http://localhost:0PORT/fhir",
                "http://localhost:/fhir",
                "http://localhost:65536/fhir",
                "https://localhost:PORT/fhir",
                "//localhost:PORT/fhir",
                "localhost:PORT/fhir",
                "http:localhost:PORT/fhir",
                "http:/localhost:PORT/fhir",
                "http:///localhost:PORT/fhir",
                "file:///etc/hostname",
                "ftp://localhost:PORT/fhir",
                "jar:http://localhost:PORT/fhir!/x",
                "gopher://localhost:PORT/1",
                "dict://localhost:PORT/fhir",
                "ldap://localhost:PORT/fhir",
                "netdoc:///etc/hostname",
                "javascript:alert(1)",
                "",
                " ",
            })
    void is_refused_and_never_contacted(String hostile) {
        try (RawServer canary = RawServer.json(Asking.EMPTY)) {
            FhirOffer offer = new FhirOffer(
                    hostile.replace("PORT", String.valueOf(canary.port())), TOKEN, List.of(URI.create(canary.base())));

            Fetched fetched = Asking.fetch(Asking.PATIENT_LIMITS, offer, Asking.RESPONSES);

            assertThat(fetched)
                    .isEqualTo(new Fetched(Map.of(), Map.of(), Map.of("responses", NotFetched.SERVER_NOT_ALLOWED)));
            assertThat(canary.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:PORT/fhir",
                "http://localhost:PORT/fhir/",
                "HTTP://LocalHost:PORT/fhir",
                "http://localhost:PORT/fhir/R4",
                "http://localhost:PORT/fhir/tenants/7~a",
            })
    void the_same_server_is_read_however_it_is_spelt(String server) {
        try (RawServer canary = RawServer.json(Asking.EMPTY)) {
            FhirOffer offer = new FhirOffer(
                    server.replace("PORT", String.valueOf(canary.port())), null, List.of(URI.create(canary.base())));

            assertThat(Asking.fetch(Asking.PATIENT_LIMITS, offer, Asking.RESPONSES)
                            .answers())
                    .containsOnlyKeys("responses");
            assertThat(canary.connections()).isOne();
        }
    }

    /** An entry of the list that is no safe address allows nothing, not even itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ehr.example/fhir",
                "http://10.0.0.5/fhir",
                "https://user@ehr.example/fhir",
                "https://ehr.example./fhir",
                "https://ehr.example/fhir?x=1",
                "https://[::ffff:10.0.0.5]/fhir",
                "https://010.0.0.5/fhir",
                "ftp://ehr.example/fhir",
            })
    void an_unsafe_entry_allows_nothing(String entry) {
        FhirOffer offer = new FhirOffer(entry, TOKEN, List.of(URI.create(entry)));

        assertThat(FhirAccess.isUsable(entry)).isFalse();
        assertThat(Asking.fetch(Asking.HURRIED_LIMITS, offer, Asking.RESPONSES).notFetched())
                .isEqualTo(Map.of("responses", NotFetched.SERVER_NOT_ALLOWED));
    }

    /** The name is on the list, and whoever keeps it points it at a machine inside. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "::1",
                "::ffff:127.0.0.1",
                "10.0.0.5",
                "172.31.255.255",
                "192.168.0.1",
                "169.254.169.254",
                "fe80::1",
                "fd00:ec2::254",
                "100.64.0.1",
                "0.0.0.0",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
            })
    void a_name_that_leads_inside_is_not_followed(String address) throws IOException {
        try (RawServer canary = RawServer.json(Asking.EMPTY)) {
            String server = "https://ehr.example:" + canary.port() + "/fhir";
            List<String> asked = Collections.synchronizedList(new ArrayList<>());
            GuardedNames.Names names = host -> {
                asked.add(host);
                return InetAddress.getAllByName(address);
            };
            FhirOffer offer = new FhirOffer(server, TOKEN, List.of(URI.create(server)));
            try (FhirAccess access = new FhirAccess(Asking.PATIENT_LIMITS, names)) {
                assertThat(access.fetch(offer, Asking.RESPONSES, "p1").notFetched())
                        .isEqualTo(Map.of("responses", NotFetched.ADDRESS_REFUSED));
            }
            assertThat(asked).containsExactly("ehr.example");
            assertThat(canary.connections()).isZero();
        }
    }

    /** Resolved and not connected to: there is nobody at such an address in a test. */
    @Test
    void a_name_may_lead_to_an_inner_address_that_is_listed_and_to_no_other() throws IOException {
        InetAddress listed = InetAddress.getByName("10.1.2.3");
        InetAddress other = InetAddress.getByName("10.1.2.4");
        Set<InetAddress> inner = Set.of(listed);

        assertThat(new GuardedNames(host -> new InetAddress[] {listed}, inner).resolve("fhir.clinic.example"))
                .containsExactly(listed);
        assertThatThrownBy(
                        () -> new GuardedNames(host -> new InetAddress[] {other}, inner).resolve("fhir.clinic.example"))
                .isInstanceOf(GuardedNames.AddressRefused.class);
        assertThatThrownBy(() -> new GuardedNames(host -> new InetAddress[] {listed, other}, inner)
                        .resolve("fhir.clinic.example"))
                .isInstanceOf(GuardedNames.AddressRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "::1", "169.254.169.254", "fe80::1", "fd00:ec2::254", "100.64.0.1", "0.0.0.0", "8.8.8.8",
                "10.1.2", "10.1.2.3/8", "010.1.2.3", "fhir.clinic.example", "10.1.2.3:443", "::ffff:10.1.2.3",
                        "2001:db8::1", ""
            })
    void what_is_not_one_address_of_a_private_network_cannot_be_listed(String address) {
        assertThat(FhirAccess.isInner(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "172.16.0.1", "192.168.7.8", "fd12::5"})
    void addresses_of_private_networks_can_be_listed(String address) {
        assertThat(FhirAccess.isInner(address)).isTrue();
    }

    @Test
    void one_inner_address_among_public_ones_is_enough_to_refuse() throws IOException {
        try (RawServer canary = RawServer.json(Asking.EMPTY)) {
            String server = "https://ehr.example:" + canary.port() + "/fhir";
            GuardedNames.Names names = host ->
                    new InetAddress[] {InetAddress.getLoopbackAddress(), InetAddress.getByName("93.184.215.14")};
            FhirOffer offer = new FhirOffer(server, TOKEN, List.of(URI.create(server)));
            try (FhirAccess access = new FhirAccess(Asking.PATIENT_LIMITS, names)) {
                assertThat(access.fetch(offer, Asking.RESPONSES, "p1").notFetched())
                        .isEqualTo(Map.of("responses", NotFetched.ADDRESS_REFUSED));
            }
            assertThat(canary.connections()).isZero();
        }
    }

    /** The name says this machine, so an answer that leads elsewhere is a lie, however it came about. */
    @Test
    void localhost_is_this_machine_only() throws IOException {
        String server = "http://localhost:7/fhir";
        GuardedNames.Names names = host -> new InetAddress[] {InetAddress.getByName("93.184.215.14")};
        try (FhirAccess access = new FhirAccess(Asking.PATIENT_LIMITS, names)) {
            FhirOffer offer = new FhirOffer(server, null, List.of(URI.create(server)));
            assertThat(access.fetch(offer, Asking.RESPONSES, "p1").notFetched())
                    .isEqualTo(Map.of("responses", NotFetched.ADDRESS_REFUSED));
        }
    }

    /** A name is looked up once for a connection: what was judged is what is connected to. */
    @Test
    void a_name_cannot_change_its_mind_between_judging_and_connecting() throws IOException {
        try (RawServer server = RawServer.json(Asking.EMPTY)) {
            List<String> asked = Collections.synchronizedList(new ArrayList<>());
            GuardedNames.Names names = host -> {
                asked.add(host);
                return asked.size() == 1
                        ? new InetAddress[] {InetAddress.getLoopbackAddress()}
                        : new InetAddress[] {InetAddress.getByName("93.184.215.14")};
            };
            try (FhirAccess access = new FhirAccess(Asking.PATIENT_LIMITS, names)) {
                assertThat(access.fetch(server.offer(), Asking.RESPONSES, "p1").answers())
                        .containsOnlyKeys("responses");
            }
            assertThat(asked).containsExactly("localhost");
        }
    }

    @Test
    void a_name_that_is_not_known_is_said_to_be_so() throws IOException {
        String server = "https://ehr.example/fhir";
        GuardedNames.Names names = host -> {
            throw new UnknownHostException(host);
        };
        try (FhirAccess access = new FhirAccess(Asking.PATIENT_LIMITS, names)) {
            FhirOffer offer = new FhirOffer(server, TOKEN, List.of(URI.create(server)));
            assertThat(access.fetch(offer, Asking.RESPONSES, "p1").notFetched())
                    .isEqualTo(Map.of("responses", NotFetched.UNREACHABLE));
        }
    }
}
