// SPDX-License-Identifier: Apache-2.0
/**
 * The web server before every call: which connections and requests it takes, who may reach the demo, and the headers of
 * each answer.
 */
@NullMarked
package org.alliancecds.service.web;

import org.jspecify.annotations.NullMarked;
