// SPDX-License-Identifier: Apache-2.0
/**
 * Which measure a form holds, and which item of it is which: by canonical, panel code and item code, from the forms that
 * came along and from the response itself.
 */
@NullMarked
package org.alliancecds.fhir.form;

import org.jspecify.annotations.NullMarked;
