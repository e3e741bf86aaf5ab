// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.alliancecds.service.store.StoreUnavailable;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpMethod;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever went wrong, anywhere, into an OperationOutcome. */
@ControllerAdvice
@RestController
final class ProblemAnswers implements ErrorController {

    @ExceptionHandler
    void problem(Problem problem, HttpServletResponse response) throws IOException {
        ProblemWriter.write(problem, response);
    }

    @ExceptionHandler
    void nothingHere(NoResourceFoundException absent, HttpServletResponse response) throws IOException {
        ProblemWriter.write(CommonProblems.nothingHere(), response);
    }

    @ExceptionHandler
    void wrongMethod(HttpRequestMethodNotSupportedException wrong, HttpServletResponse response) throws IOException {
        TreeSet<String> allowed =
                Objects.requireNonNullElse(wrong.getSupportedHttpMethods(), java.util.Set.<HttpMethod>of()).stream()
                        .map(HttpMethod::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        allowed.add("OPTIONS");
        ProblemWriter.write(CommonProblems.wrongMethod(String.join(", ", allowed)), response);
    }

    @ExceptionHandler
    void notAcceptable(HttpMediaTypeNotAcceptableException wrong, HttpServletResponse response) throws IOException {
        ProblemWriter.write(CommonProblems.notAcceptable(), response);
    }

    /** The caller is gone; nobody is left to answer. */
    @ExceptionHandler
    void callerGone(ClientAbortException gone) {}

    @ExceptionHandler
    void memoryAway(StoreUnavailable away, HttpServletResponse response) throws IOException {
        ProblemWriter.write(CommonProblems.memoryAway(away.reason()), response);
    }

    @ExceptionHandler
    void anythingElse(Exception fault, HttpServletResponse response) throws IOException {
        if (isCallerGone(fault)) {
            return;
        }
        if (isBadParameter(fault)) {
            ProblemWriter.write(CommonProblems.forStatus(400), response);
            return;
        }
        Problem problem = fault instanceof ErrorResponse known
                ? CommonProblems.forStatus(known.getStatusCode().value())
                : CommonProblems.ourFault(fault);
        ProblemWriter.write(problem, response);
    }

    /** A page that is being written wraps what the connection says. */
    private static boolean isCallerGone(Throwable fault) {
        return isCausedBy(ClientAbortException.class, fault);
    }

    /** A query or form that is not encoded as one; whoever asks for a parameter first is told. */
    private static boolean isBadParameter(Throwable fault) {
        return isCausedBy(InvalidParameterException.class, fault);
    }

    private static boolean isCausedBy(Class<? extends Throwable> type, Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /** What filters and the web server report. */
    @RequestMapping("${server.error.path:/error}")
    void reported(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object fault = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (fault instanceof Throwable thrown && isCallerGone(thrown)) {
            return;
        }
        if (fault instanceof Throwable thrown && isBadParameter(thrown)) {
            ProblemWriter.write(CommonProblems.forStatus(400), response);
            return;
        }
        if (fault instanceof Throwable thrown) {
            ProblemWriter.write(CommonProblems.ourFault(thrown), response);
        } else if (status instanceof Integer code) {
            ProblemWriter.write(CommonProblems.forStatus(code), response);
        } else {
            ProblemWriter.write(CommonProblems.nothingHere(), response);
        }
    }
}
