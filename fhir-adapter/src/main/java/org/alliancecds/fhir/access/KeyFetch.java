// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.fhir.access;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.http.client.methods.HttpGet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Fetches one key: a resource, or the pages of a search. What was had when the time is over is kept. */
final class KeyFetch implements Runnable, Transport.Breakable {
    /** The templates ask for the newest 200; servers that give 50 or 20 at once are waited for up to here. */
    private static final int MOST_PAGES = 20;

    /**
     * What the keys of one call share.
     *
     * @param transport made when it is first asked for
     */
    record Call(
            Supplier<Transport> transport,
            JsonMapper json,
            FhirServer server,
            @Nullable Authorization authorization,
            ByteBudget budget) {}

    private final String query;
    private final Call call;

    private @Nullable ObjectNode answer;
    private @Nullable NotFetched why = NotFetched.NO_ANSWER_IN_TIME;
    private @Nullable HttpGet current;
    private boolean over;

    KeyFetch(String query, Call call) {
        this.query = query;
        this.call = call;
    }

    @Override
    public void run() {
        try {
            pages();
            end(null);
        } catch (FetchFailure failed) {
            end(failed.why());
        } catch (RuntimeException fault) {
            // Whatever a server says, a call is answered.
            end(NotFetched.UNREADABLE);
        }
    }

    private void pages() throws FetchFailure {
        Set<String> had = new HashSet<>();
        String address = call.server().address(query);
        while (address != null) {
            had.add(address);
            ObjectNode page = parse(call.transport().get().get(address, call.authorization(), call.budget(), this));
            String link = keep(page);
            if (link == null) {
                return;
            }
            address = call.server().addressOfPage(link);
            if (address == null) {
                throw new FetchFailure(NotFetched.NEXT_PAGE_ELSEWHERE);
            }
            if (had.contains(address)) {
                throw new FetchFailure(NotFetched.NEXT_PAGE_REPEATS);
            }
            if (had.size() == MOST_PAGES) {
                throw new FetchFailure(NotFetched.TOO_MANY_PAGES);
            }
        }
    }

    private ObjectNode parse(byte[] body) throws FetchFailure {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            JsonNode tree = call.json().readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
            if (tree instanceof ObjectNode object) {
                return object;
            }
        } catch (CharacterCodingException | JacksonException unreadable) {
            throw new FetchFailure(NotFetched.UNREADABLE);
        }
        throw new FetchFailure(NotFetched.UNREADABLE);
    }

    /** Keeps a page, and gives the link to the next one. */
    private synchronized @Nullable String keep(ObjectNode page) throws FetchFailure {
        String type = page.path("resourceType").asString("");
        boolean isSearch = query.indexOf('?') >= 0;
        String expected = isSearch ? "Bundle" : query.substring(0, query.indexOf('/'));
        if (!type.equals(expected) && !type.equals("OperationOutcome")) {
            throw new FetchFailure(NotFetched.WRONG_RESOURCE);
        }
        if (over) {
            return null;
        }
        if (answer == null) {
            answer = page;
        } else {
            ArrayNode entries = entries(answer);
            if (isSearch && type.equals("Bundle")) {
                entries.addAll(entries(page));
            } else {
                entries.addObject().set("resource", page);
            }
            answer.remove("total");
        }
        return isSearch && type.equals("Bundle") ? next(page) : null;
    }

    private static ArrayNode entries(ObjectNode bundle) {
        if (bundle.get("entry") instanceof ArrayNode entries) {
            return entries;
        }
        JsonNode single = bundle.get("entry");
        ArrayNode entries = bundle.putArray("entry");
        if (single != null && !single.isNull()) {
            entries.add(single);
        }
        return entries;
    }

    private static @Nullable String next(ObjectNode page) {
        for (JsonNode link : page.path("link")) {
            if (link.path("relation").asString("").equals("next")) {
                return link.path("url").asString("");
            }
        }
        return null;
    }

    private synchronized void end(@Nullable NotFetched reason) {
        current = null;
        if (!over) {
            over = true;
            why = reason;
        }
    }

    @Override
    public synchronized void waitsFor(HttpGet get) {
        current = get;
        if (over) {
            get.abort();
        }
    }

    /** Ends it wherever it stands, with a reason unless it has ended already. */
    void stop(NotFetched reason) {
        HttpGet waitedFor;
        synchronized (this) {
            waitedFor = current;
            end(reason);
        }
        if (waitedFor != null) {
            waitedFor.abort();
        }
    }

    /** What was had, in the shape of a prefetch; null for nothing. After the end only. */
    synchronized @Nullable ObjectNode answer() {
        if (answer != null && answer.path("resourceType").asString("").equals("Bundle")) {
            answer.remove("link");
            if (why != null) {
                // So a reader sees that there is more.
                answer.putArray("link").addObject().put("relation", "next");
            }
        }
        return answer;
    }

    /** Why not all was had; null when all was. */
    synchronized @Nullable NotFetched why() {
        return why;
    }
}
