-- SPDX-License-Identifier: Apache-2.0
-- What a call asks of the past in a few rows, however many cards were shown.

-- What a reader was told of a sign: one row for what was said alike on one day. shown_at is of the last card that said it;
-- last_session is '' where the record showed none.
create table telling (
    client text not null,
    caller text not null,
    sign text not null,
    level text not null,
    reasons text not null,
    since text not null,
    issued_on text not null,
    last_session text not null,
    shown_at bigint not null,
    primary key (client, caller, sign, level, reasons, since, issued_on, last_session)
);
create index telling_shown_at on telling (shown_at);

insert into telling (client, caller, sign, level, reasons, since, issued_on, last_session, shown_at)
select c.client, c.caller, s.sign, s.level, coalesce(s.reasons, ''), s.since, c.issued_on, coalesce(c.last_session, ''),
    max(c.issued_at)
from card_issued c
join card_sign s on s.card = c.card
where c.caller is not null and s.since is not null
group by c.client, c.caller, s.sign, s.level, coalesce(s.reasons, ''), s.since, c.issued_on, coalesce(c.last_session, '');

-- answered is 1 for a card on which there is feedback.
alter table card_issued add column answered integer not null default 0;

update card_issued set answered = 1
where exists (select 1 from feedback f where f.card = card_issued.card and f.issuer = card_issued.issuer);

create index card_issued_answered on card_issued (client, caller, issued_at) where answered = 1;
drop index card_issued_reader;
