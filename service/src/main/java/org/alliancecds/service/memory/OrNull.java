// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.memory;

import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;

/** A value that may be null, with its type: without it a driver asks the database first. */
final class OrNull {

    private OrNull() {}

    static SqlParameterValue text(@Nullable String value) {
        return new SqlParameterValue(Types.VARCHAR, value);
    }

    static SqlParameterValue number(@Nullable Long value) {
        return new SqlParameterValue(Types.BIGINT, value);
    }
}
