// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.demo;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.Serial;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.jspecify.annotations.Nullable;

/** Read and search over charts that are held in memory. */
public final class DemoFhirEndpoint {

    private DemoFhirEndpoint() {}

    /**
     * A servlet that answers read, and search by {@code patient} or {@code subject}, with {@code _sort} and {@code
     * _count}. Links in its answers follow the host and port of the request.
     *
     * @param charts id of a Patient to the resources in its chart, as FHIR R4 JSON; asked anew for each request. What
     *     is filed in a chart is found by its patient, even where the resource names another one: so it is in charts.
     */
    public static HttpServlet servlet(Supplier<Map<String, List<String>>> charts) {
        return new Late(charts);
    }

    /** Builds the server when it is first asked: what HAPI loads for it would slow every start. */
    private static final class Late extends HttpServlet {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Supplier<Map<String, List<String>>> charts;
        private transient @Nullable Server server;

        Late(Supplier<Map<String, List<String>>> charts) {
            this.charts = charts;
        }

        @Override
        public void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
            server().service(request, response);
        }

        private synchronized Server server() throws ServletException {
            if (server == null) {
                Server built = new Server(charts);
                built.init(getServletConfig());
                server = built;
            }
            return server;
        }

        @Override
        public synchronized void destroy() {
            if (server != null) {
                server.destroy();
            }
        }
    }

    private static final class Server extends RestfulServer {
        @Serial
        private static final long serialVersionUID = 1L;

        Server(Supplier<Map<String, List<String>>> charts) {
            super(FhirContext.forR4Cached());
            ChartShelf shelf = new ChartShelf(getFhirContext(), charts);
            setDefaultResponseEncoding(EncodingEnum.JSON);
            setResourceProviders(
                    new ChartProvider(Patient.class, shelf),
                    new ChartProvider(Practitioner.class, shelf),
                    new ChartProvider(QuestionnaireResponse.class, shelf),
                    new ChartProvider(Appointment.class, shelf),
                    new ChartProvider(Encounter.class, shelf),
                    new ChartProvider(Observation.class, shelf),
                    new ChartProvider(Condition.class, shelf));
        }
    }
}
