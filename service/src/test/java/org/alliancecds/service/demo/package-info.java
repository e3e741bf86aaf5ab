// SPDX-License-Identifier: Apache-2.0
/** The demo EHR, held by what it shows: over HTTP, and in a real browser where there is one. */
@NullMarked
package org.alliancecds.service.demo;

import org.jspecify.annotations.NullMarked;
