// SPDX-License-Identifier: Apache-2.0
package org.alliancecds.service.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings under {@code alliance.*}.
 *
 * @param mode demo, live or shadow; unset: live with at least one EHR configured, else demo
 * @param zone days are days in this zone; outside the demo it has to be set, in the demo it is that of the machine where
 *     it is not
 * @param publicUrl the address under which others reach this service, without a slash at its end; links and sources are
 *     built from it; unset: http://localhost and the port
 * @param rulebook where the clinical content lies
 * @param course what belongs to one course of treatment
 * @param psychotherapyTypes types of encounters and appointments that count as psychotherapy, each as a code or as
 *     system|code; empty: a built-in list (see ReadingSettings)
 * @param assessmentTypes types that say assessment or a planned single session, written likewise
 * @param traumaFocusedTypes types that say that the treatment is trauma-focused, written likewise; they count as
 *     psychotherapy, too; empty: the project's own codes (see ReadingSettings)
 * @param allianceMechanismTypes types that say that the alliance is the treatment's main means of change; likewise
 * @param limits how much one request may hold
 * @param fhir reading from an EHR's FHIR server
 * @param store where is kept what has to be remembered
 * @param ehrs the EHRs that may call this service
 */
@ConfigurationProperties("alliance")
public record AllianceSettings(
        @Nullable Mode mode,
        @Nullable ZoneId zone,
        @Nullable URI publicUrl,
        @DefaultValue RulebookPlace rulebook,
        @DefaultValue Course course,
        @DefaultValue Set<String> psychotherapyTypes,
        @DefaultValue Set<String> assessmentTypes,
        @DefaultValue Set<String> traumaFocusedTypes,
        @DefaultValue Set<String> allianceMechanismTypes,
        @DefaultValue Limits limits,
        @DefaultValue Fhir fhir,
        @DefaultValue Store store,
        @DefaultValue List<EhrProfile> ehrs) {

    /** How the service runs. */
    public enum Mode {
        /** On this machine only, with synthetic clients. */
        DEMO,
        /** For configured EHRs. */
        LIVE,
        /** As live, but every answer is empty: what would have been shown is only counted. */
        SHADOW
    }

    /**
     * Where the clinical content lies.
     *
     * @param path a folder laid out as rules/, watched for changes; unset: the content that comes with the program
     */
    public record RulebookPlace(@Nullable Path path) {}

    /**
     * What belongs to one course of treatment.
     *
     * @param gapDays contacts and ratings further apart than this many days belong to two therapies
     */
    public record Course(@DefaultValue("120") int gapDays) {}

    /**
     * How much one request may hold.
     *
     * @param body the largest body of a request
     * @param nesting how deep JSON may be nested
     * @param bodyTime how long the body of a request may take to come in
     * @param resources how many resources one call may hold; weekly sessions of 20 years, with four resources each, are
     *     fewer
     * @param tokens how many names, values and brackets its JSON may hold; each takes memory, however short it is
     * @param call how long one call may be worked on; what is fetched for it has its own time
     */
    public record Limits(
            @DefaultValue("5MB") DataSize body,
            @DefaultValue("100") int nesting,
            @DefaultValue("10s") Duration bodyTime,
            @DefaultValue("5000") int resources,
            @DefaultValue("500000") long tokens,
            @DefaultValue("5s") Duration call) {

        /** Refuses what would let no call through. */
        public Limits {
            if (resources < 1 || tokens < 1 || call.isNegative() || call.isZero()) {
                throw new IllegalArgumentException("alliance.limits.resources, alliance.limits.tokens and"
                        + " alliance.limits.call have to be more than nothing, for example 5000, 500000 and 5s.");
            }
        }
    }

    /**
     * Reading from an EHR's FHIR server what it did not send.
     *
     * @param deadline after so long the answer is given from what is there
     * @param atOnce how many calls may fetch at once; one more waits its turn within its deadline
     * @param innerAddresses addresses of private networks to which the name of a listed server may lead, each written as
     *     numbers; none: such a server is listed by its address
     */
    public record Fhir(
            @DefaultValue("2s") Duration deadline,
            @DefaultValue("8") int atOnce,
            @DefaultValue Set<String> innerAddresses) {

        /** Refuses a number that would let no call fetch, or more than a server is to be asked at once. */
        public Fhir {
            if (atOnce < 1 || atOnce > MOST_AT_ONCE) {
                throw new IllegalArgumentException(
                        "alliance.fhir.at-once has to be 1 to " + MOST_AT_ONCE + ", for example 8.");
            }
        }

        private static final int MOST_AT_ONCE = 100;
    }

    /**
     * Where cards issued, feedback, audit and published rulebooks are kept, and for how long.
     *
     * @param path the SQLite file; unset: alliance-cds.db in the working folder, and in the demo a file that goes when
     *     it ends; not used where spring.datasource.url names a PostgreSQL database
     * @param clientKey the file with the key under which clients and users are hashed; unset: beside the SQLite file,
     *     where it is made; with PostgreSQL it has to be given, the same to every replica
     * @param keep how long cards, feedback and audit are kept
     */
    public record Store(
            @Nullable Path path,
            @Nullable Path clientKey,
            @DefaultValue("400d") Duration keep) {

        /** Refuses a time of less than a day. */
        public Store {
            if (keep.compareTo(Duration.ofDays(1)) < 0) {
                throw new IllegalArgumentException("alliance.store.keep has to be at least 1d, for example 400d.");
            }
        }
    }

    /** The mode that is set, or that follows from the EHRs. */
    public Mode runningMode() {
        if (mode != null) {
            return mode;
        }
        return ehrs.isEmpty() ? Mode.DEMO : Mode.LIVE;
    }

    /** The zone that is set; in the demo, where none is, that of the machine. */
    public ZoneId clinicZone() {
        return zone == null ? ZoneId.systemDefault() : zone;
    }
}
