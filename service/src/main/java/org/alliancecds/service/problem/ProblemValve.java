// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/** Answers what the web server refuses before any filter sees it, for example a request line that is no HTTP. */
public final class ProblemValve extends ErrorReportValve {

    /** Made by the web server, by its class name. */
    public ProblemValve() {}

    @Override
    protected void report(Request request, Response response, Throwable fault) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            ProblemWriter.write(CommonProblems.forStatus(response.getStatus()), response);
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            // The caller hung up, or the answer had begun: nobody is left to tell.
            response.setError();
        }
    }
}
