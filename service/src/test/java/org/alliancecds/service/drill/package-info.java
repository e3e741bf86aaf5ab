// SPDX-License-Identifier: Apache-2.0
/** Attacks on the service as a process of its own, with little memory: what it costs, and who else still gets an answer. */
@NullMarked
package org.alliancecds.service.drill;

import org.jspecify.annotations.NullMarked;
