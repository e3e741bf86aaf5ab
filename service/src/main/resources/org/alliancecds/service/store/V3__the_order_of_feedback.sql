-- SPDX-License-Identifier: Apache-2.0
-- Feedback on a card counts in the order in which it was said, so that "accepted, overridden, accepted" ends as accepted.

-- said is the hash of what the EHR said; turn counts, from 1, what was said of that card; counts_from is the time by
-- which the latest is found: the time that the EHR gave, or that of the receipt, never before what was said earlier.
alter table feedback add column said text not null default '';
alter table feedback add column turn bigint not null default 0;
alter table feedback add column counts_from bigint not null default 0;

update feedback set
    said = id,
    turn = (
        select count(*) from feedback f
        where f.card = feedback.card and f.issuer = feedback.issuer
            and (f.received_at < feedback.received_at
                or (f.received_at = feedback.received_at and f.id <= feedback.id))),
    counts_from = case when outcome_at is null or outcome_at > received_at then received_at else outcome_at end;

-- Two replicas that hear of one card at once cannot both take the same turn.
create unique index feedback_turn on feedback (card, issuer, turn);
create index feedback_counts_from on feedback (card, issuer, counts_from);
drop index feedback_card;
