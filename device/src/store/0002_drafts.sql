-- Forms that were begun and not recorded: neither journal nor projection, so nothing builds them anew.
-- body is opaque to the core. request_id names the entry that the form will become; kept_on is the day, by the
-- device's clock, on which it was last written.

CREATE TABLE drafts (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    request_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    kept_on TEXT NOT NULL,
    kept_at TEXT NOT NULL,
    PRIMARY KEY (kind, key)
) STRICT;

CREATE INDEX drafts_by_request ON drafts (request_id);
