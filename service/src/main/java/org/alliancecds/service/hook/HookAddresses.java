// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.hook;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alliancecds.service.intake.BodyAddresses;
import org.springframework.stereotype.Component;

/** The addresses of the services, of their feedback and of {@code /evaluations}. */
@Component
final class HookAddresses implements BodyAddresses {

    private static final Set<String> ALL = Stream.concat(
                    Stream.of("/evaluations"),
                    Arrays.stream(HookService.values())
                            .map(service -> "/cds-services/" + service.id())
                            .flatMap(path -> Stream.of(path, path + "/feedback")))
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public boolean takeBody(String path) {
        return ALL.contains(path);
    }
}
