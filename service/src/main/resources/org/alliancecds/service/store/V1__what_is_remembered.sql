-- SPDX-License-Identifier: Apache-2.0
-- One schema for SQLite and PostgreSQL: text, whole numbers, and nothing that only one of them knows.
-- Times are milliseconds since 1970 in UTC, days are ISO dates in the clinic's zone, a client or a user is only ever a
-- keyed hash. No clinical value and no words of a card stand here.

-- What this database knows of itself; for now, by which key its clients are hashed.
create table store_fact (
    name text not null primary key,
    value text not null
);

create table rulebook_published (
    version text not null primary key,
    first_served_at bigint not null
);

create table card_issued (
    card text not null primary key,
    issued_at bigint not null,
    issued_on text not null,
    issuer text not null,
    service text not null,
    rulebook text not null,
    level text not null,
    client text not null
);
create index card_issued_client on card_issued (client);
create index card_issued_at on card_issued (issued_at);

create table card_sign (
    card text not null references card_issued (card) on delete cascade,
    sign text not null,
    level text not null,
    primary key (card, sign)
);

-- suggestion is the uuid on the card, id the one in the library.
create table card_suggestion (
    card text not null references card_issued (card) on delete cascade,
    suggestion text not null,
    id text not null,
    primary key (card, suggestion)
);

-- id is a hash of all that the EHR said, so that the same again is the same. The card need not be a known one.
create table feedback (
    id text not null primary key,
    received_at bigint not null,
    outcome_at bigint,
    issuer text not null,
    service text not null,
    card text not null,
    outcome text not null,
    reason_system text,
    reason_code text,
    commented integer not null
);
create index feedback_card on feedback (card);
create index feedback_received_at on feedback (received_at);

create table feedback_suggestion (
    feedback text not null references feedback (id) on delete cascade,
    suggestion text not null,
    primary key (feedback, suggestion)
);

-- mode tells calls of the shadow mode apart; cards are those that were, or would have been, shown.
create table audit (
    id text not null primary key,
    called_at bigint not null,
    called_on text not null,
    mode text not null,
    issuer text not null,
    service text not null,
    status integer not null,
    millis bigint not null,
    rulebook text,
    cards integer not null,
    client text,
    caller text
);
create index audit_client on audit (client);
create index audit_called_at on audit (called_at);

-- shown is 1 for a sign that made a card, 0 for one that was found and made none.
create table audit_sign (
    audit text not null references audit (id) on delete cascade,
    sign text not null,
    level text not null,
    shown integer not null,
    primary key (audit, sign)
);

create table token_seen (
    issuer text not null,
    jti text not null,
    expires_at bigint not null,
    primary key (issuer, jti)
);
create index token_seen_expires_at on token_seen (expires_at);
