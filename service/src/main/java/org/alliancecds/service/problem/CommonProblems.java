// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.problem;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The problems that a web server meets whatever it serves. */
public final class CommonProblems {

    private static final Logger LOG = LoggerFactory.getLogger(CommonProblems.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private CommonProblems() {}

    /** Nothing is there. */
    public static Problem nothingHere() {
        return Problem.of(
                404,
                Problem.IssueType.NOT_FOUND,
                "There is nothing at this address.",
                "GET /cds-services lists the services.");
    }

    /** Something is there, but not for this method. */
    public static Problem wrongMethod(String allow) {
        return Problem.of(
                        405,
                        Problem.IssueType.NOT_SUPPORTED,
                        "This address does not answer that method.",
                        "Use " + allow + ".")
                .withHeader("Allow", allow);
    }

    /** No address here answers that method. */
    public static Problem unknownMethod() {
        return Problem.of(
                        405,
                        Problem.IssueType.NOT_SUPPORTED,
                        "No address of this service answers that method.",
                        "OPTIONS names the methods of an address.")
                .withHeader("Allow", "GET, HEAD, OPTIONS, POST");
    }

    /** The caller accepts nothing that is served here. */
    public static Problem notAcceptable() {
        return Problem.of(
                406,
                Problem.IssueType.NOT_SUPPORTED,
                "The Accept header allows nothing that this address serves.",
                "Accept application/json.");
    }

    /** The body did not come in its time. */
    public static Problem bodyTooSlow() {
        return Problem.of(
                408,
                Problem.IssueType.TOO_COSTLY,
                "The body did not come in its time (alliance.limits.body-time).",
                "Send it again, faster.");
    }

    /** As much is being done as can be done at once. */
    public static Problem busy() {
        return Problem.of(
                        503,
                        Problem.IssueType.TRANSIENT,
                        "The service does as much as it can at once.",
                        "Treat this as \"could not tell\" and try again in a moment.")
                .withHeader("Retry-After", "2");
    }

    /** The database is away for that reason; nothing was kept. */
    static Problem memoryAway(String reason) {
        return Problem.of(
                        503,
                        Problem.IssueType.TRANSIENT,
                        "What was sent could not be kept, or what was asked for could not be read: the database does not"
                                + " answer (" + reason + ").",
                        "Send it again in a moment; sent twice it is kept once.")
                .withHeader("Retry-After", "5");
    }

    /**
     * A fault of ours. The log gets the kind of fault and where in the program it arose, under a number that the caller
     * is told; never the message, which may quote data.
     */
    public static Problem ourFault(Throwable fault) {
        OutOfMemory.exitIfCause(fault);
        byte[] random = new byte[6];
        RANDOM.nextBytes(random);
        String number = HexFormat.of().formatHex(random);
        LOG.error("Error {}: {}", number, trace(fault));
        return Problem.of(
                500,
                Problem.IssueType.EXCEPTION,
                "This service met a fault of its own and gives no answer.",
                "Treat this as \"could not tell\", not as \"no warning sign\", and report the error number " + number
                        + ".");
    }

    /** A status that the web server or a filter set, in words. */
    public static Problem forStatus(int status) {
        return switch (status) {
            case 404 -> nothingHere();
            case 405 ->
                Problem.of(
                        405,
                        Problem.IssueType.NOT_SUPPORTED,
                        "This address does not answer that method.",
                        "OPTIONS names the methods.");
            case 501 -> unknownMethod();
            case 406 -> notAcceptable();
            case 408 -> bodyTooSlow();
            case 413 ->
                Problem.of(
                        413, Problem.IssueType.TOO_LONG, "The request is too large.", "Send fewer resources at once.");
            case 503 ->
                Problem.of(
                        503,
                        Problem.IssueType.EXCEPTION,
                        "The service is stopping or starting.",
                        "Treat this as \"could not tell\" and try again in a moment.");
            default ->
                status >= 500
                        ? Problem.of(
                                status,
                                Problem.IssueType.EXCEPTION,
                                "This service met a fault of its own and gives no answer.",
                                "Treat this as \"could not tell\", not as \"no warning sign\".")
                        : Problem.of(
                                status,
                                Problem.IssueType.INVALID,
                                "The request was refused with HTTP status " + status + ".",
                                "Check its first line and its headers against RFC 9110.");
        };
    }

    private static String trace(Throwable fault) {
        StringBuilder trace = new StringBuilder();
        int causes = 0;
        for (Throwable cause = fault; cause != null && causes < 5; cause = cause.getCause(), causes++) {
            trace.append(causes == 0 ? "" : " caused by ")
                    .append(cause.getClass().getName());
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, 12); i++) {
                trace.append(String.format(
                        Locale.ROOT,
                        " < %s.%s:%d",
                        frames[i].getClassName(),
                        frames[i].getMethodName(),
                        frames[i].getLineNumber()));
            }
        }
        return trace.toString();
    }
}
