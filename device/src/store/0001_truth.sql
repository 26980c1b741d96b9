-- What cannot be derived: who the device is, what it sealed, what the centre signed.

CREATE TABLE schema_info (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    oldest_program INTEGER NOT NULL DEFAULT 1,
    projection_version INTEGER NOT NULL DEFAULT 0
) STRICT;

INSERT INTO schema_info (id) VALUES (1);

CREATE TABLE device (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    certificate TEXT NOT NULL,
    centre_key TEXT NOT NULL,
    endpoint TEXT NOT NULL
) STRICT;

-- The last word with the centre. centre_at is the latest time that the centre signed and this device saw.
CREATE TABLE contact (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    last_success_at TEXT NOT NULL DEFAULT '',
    centre_at TEXT NOT NULL DEFAULT ''
) STRICT;

INSERT INTO contact (id) VALUES (1);

-- The journal. request_digest tells a second press of the same form from another form with the same id.
CREATE TABLE entries (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    line TEXT NOT NULL,
    digest TEXT NOT NULL,
    request_digest TEXT NOT NULL
) STRICT;

CREATE TABLE statements (
    seq INTEGER PRIMARY KEY,
    jws TEXT NOT NULL
) STRICT;

-- The batch on its way, byte for byte as it is sent, until the centre acknowledges it.
CREATE TABLE batches (
    id TEXT PRIMARY KEY,
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE acknowledgements (
    number INTEGER PRIMARY KEY,
    batch_id TEXT NOT NULL UNIQUE,
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    jws TEXT NOT NULL
) STRICT;

-- The newest board of each day, for a supervisor without network.
CREATE TABLE branch_days (
    date TEXT PRIMARY KEY,
    jws TEXT NOT NULL
) STRICT;
