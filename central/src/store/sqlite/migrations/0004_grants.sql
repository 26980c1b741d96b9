-- Envelopes that went from carrier to carrier: the entries that name a grant. `given` is 1 for the giver's, 0 for the
-- taker's; `taker` is the device that takes.

CREATE TABLE grants (
    line_sha256 BLOB PRIMARY KEY REFERENCES entries (line_sha256),
    grant_sha256 BLOB NOT NULL,
    given INTEGER NOT NULL,
    taker BLOB NOT NULL
) STRICT;
CREATE INDEX grants_by_name ON grants (grant_sha256);
