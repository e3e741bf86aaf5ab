-- SPDX-License-Identifier: Apache-2.0
-- What each reader was told. Of cards that were issued before, nobody knows to whom: they told nothing to anybody.

-- caller is the user as a keyed hash; last_session the last attended session that the record showed then, as a day.
alter table card_issued add column caller text;
alter table card_issued add column last_session text;
create index card_issued_reader on card_issued (client, caller, issued_at);

-- reasons are the names of the rules that spoke, one a line; since is the day on which the reader was first shown the sign
-- since it last came up.
alter table card_sign add column reasons text;
alter table card_sign add column since text;
