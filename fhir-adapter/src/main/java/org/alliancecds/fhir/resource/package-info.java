// SPDX-License-Identifier: Apache-2.0
/**
 * How a resource is read, whatever its type: fields of the JSON tree with strict accessors, dates, codings, ids and references. All
 * other packages of the adapter stand on it.
 */
@NullMarked
package org.alliancecds.fhir.resource;

import org.jspecify.annotations.NullMarked;
