-- What carriers note, order and hear at doors. The lines themselves say it; these tables find them.

CREATE TABLE door_notes (
    line_sha256 BLOB PRIMARY KEY REFERENCES entries (line_sha256),
    person_id BLOB NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX door_notes_by_person ON door_notes (person_id);

CREATE TABLE rounds (
    line_sha256 BLOB PRIMARY KEY REFERENCES entries (line_sha256),
    commune TEXT NOT NULL,
    hamlet TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX rounds_by_hamlet ON rounds (commune, hamlet);

-- An order of hamlets stands once for each hamlet in it.
CREATE TABLE hamlet_orders (
    line_sha256 BLOB NOT NULL REFERENCES entries (line_sha256),
    commune TEXT NOT NULL,
    hamlet TEXT NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (line_sha256, commune, hamlet)
) STRICT;
CREATE INDEX hamlet_orders_by_hamlet ON hamlet_orders (commune, hamlet);

CREATE TABLE reports (
    line_sha256 BLOB PRIMARY KEY REFERENCES entries (line_sha256),
    code TEXT NOT NULL,
    person_id BLOB
) STRICT;
CREATE INDEX reports_by_person ON reports (person_id);
