// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.store;

import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;

/** A value that may be null, with its type: without it a driver asks the database first. */
public final class OrNull {

    private OrNull() {}

    public static SqlParameterValue text(@Nullable String value) {
        return new SqlParameterValue(Types.VARCHAR, value);
    }

    public static SqlParameterValue number(@Nullable Long value) {
        return new SqlParameterValue(Types.BIGINT, value);
    }
}
