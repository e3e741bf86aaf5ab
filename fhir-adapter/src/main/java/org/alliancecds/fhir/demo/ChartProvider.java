// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.demo;

import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Sort;
import ca.uhn.fhir.rest.api.SortOrderEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;

/** Answers for one type of resource. Public methods with annotations, since HAPI finds them by reflection. */
public final class ChartProvider implements IResourceProvider {
    private final Class<? extends IBaseResource> type;
    private final ChartShelf shelf;

    ChartProvider(Class<? extends IBaseResource> type, ChartShelf shelf) {
        this.type = type;
        this.shelf = shelf;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return type;
    }

    /** The resource with that id. */
    @Read(version = false)
    public IBaseResource read(@IdParam IdType id) {
        IBaseResource found = shelf.read(type.getSimpleName(), id.getIdPart());
        if (found == null) {
            throw new ResourceNotFoundException((IIdType) id);
        }
        return found;
    }

    /** What of this type lies in the chart of a patient; the newest first when sorted downwards. */
    @Search
    @Description("What lies in the chart of one patient")
    public List<IBaseResource> search(
            @OptionalParam(name = "patient") @Nullable ReferenceParam patient,
            @OptionalParam(name = "subject") @Nullable ReferenceParam subject,
            @OptionalParam(name = "category") @Nullable TokenParam category,
            @Sort @Nullable SortSpec sort,
            @Count @Nullable Integer count) {
        ReferenceParam owner = patient != null ? patient : subject;
        if (owner == null) {
            throw new InvalidRequestException("Search by patient, for example ?patient=nadia.");
        }
        boolean newestFirst = sort != null && sort.getOrder() == SortOrderEnum.DESC;
        List<IBaseResource> found = shelf.search(type.getSimpleName(), owner.getIdPart(), newestFirst);
        return count == null || count >= found.size() ? found : found.subList(0, Math.max(count, 0));
    }
}
