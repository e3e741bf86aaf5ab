// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import java.io.Serial;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.apache.http.conn.DnsResolver;

/**
 * Turns the name of a server into addresses, and refuses those that no server on an allow-list may have: a name that
 * leads into the own network would make this service a way in. The client connects to what is returned here and asks
 * nobody again, so a name that changes its mind in between gains nothing.
 */
final class GuardedNames implements DnsResolver {
    /** Asks for the addresses of a name. */
    @FunctionalInterface
    interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** The name leads to an address that is refused. */
    static final class AddressRefused extends UnknownHostException {
        @Serial
        private static final long serialVersionUID = 1L;
    }

    private final Names names;
    private final Set<InetAddress> inner;

    /** {@code inner}: addresses that are not public, and to which a name may lead all the same. */
    GuardedNames(Names names, Set<InetAddress> inner) {
        this.names = names;
        this.inner = inner;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.addresses(host);
        for (InetAddress address : addresses) {
            if (!mayBe(host, address)) {
                throw new AddressRefused();
            }
        }
        return addresses;
    }

    /** A number stands in the allow-list as it is, so whoever wrote it meant that very machine. */
    private boolean mayBe(String host, InetAddress address) {
        return FhirServer.isThisMachine(host)
                ? address.isLoopbackAddress()
                : FhirServer.isNumber(host) || PublicAddresses.contain(address) || inner.contains(address);
    }
}
