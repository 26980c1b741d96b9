-- Money is whole đồng. Times are milliseconds since 1970 (`_ms`). Days are ISO dates in Vietnam. Digests and key
-- names are the 32 bytes of SHA-256, ids the 16 bytes of a UUID.

CREATE TABLE settings (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    json TEXT NOT NULL
) STRICT;

CREATE TABLE branches (
    branch_id TEXT PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE staff (
    staff_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    branch_id TEXT NOT NULL REFERENCES branches (branch_id)
) STRICT;
CREATE INDEX staff_by_branch ON staff (branch_id);

CREATE TABLE enrolment_codes (
    code_sha256 BLOB PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff (staff_id),
    role TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    expires_ms INTEGER NOT NULL,
    used_by_kid BLOB
) STRICT;

CREATE TABLE devices (
    kid BLOB PRIMARY KEY,
    public_key BLOB NOT NULL,
    staff_id TEXT NOT NULL REFERENCES staff (staff_id),
    role TEXT NOT NULL,
    branch_id TEXT NOT NULL REFERENCES branches (branch_id),
    device_name TEXT NOT NULL,
    certificate TEXT NOT NULL,
    not_after_ms INTEGER NOT NULL,
    enrolled_ms INTEGER NOT NULL,
    revoked_ms INTEGER,
    seen_ms INTEGER,
    reported_seq INTEGER NOT NULL DEFAULT 0,
    accepted_seq INTEGER NOT NULL DEFAULT 0,
    accepted_head BLOB NOT NULL
) STRICT;
CREATE INDEX devices_by_staff ON devices (staff_id);

CREATE TABLE statements (
    kid BLOB NOT NULL REFERENCES devices (kid),
    seq INTEGER NOT NULL,
    type TEXT NOT NULL,
    made_ms INTEGER NOT NULL,
    jws TEXT NOT NULL,
    PRIMARY KEY (kid, seq)
) STRICT;

-- Lists and what they order.

CREATE TABLE persons (
    person_id BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    born TEXT,
    commune TEXT NOT NULL,
    id12 TEXT,
    id9 TEXT
) STRICT;
CREATE INDEX persons_by_id12 ON persons (id12);
CREATE INDEX persons_by_id9 ON persons (id9);
CREATE INDEX persons_by_name ON persons (name_key, commune);

CREATE TABLE lists (
    list_id BLOB PRIMARY KEY,
    programme TEXT NOT NULL,
    month TEXT NOT NULL,
    kind TEXT NOT NULL,
    authority TEXT NOT NULL,
    communes TEXT NOT NULL,
    version INTEGER NOT NULL,
    supersedes BLOB REFERENCES lists (list_id),
    source_sha256 BLOB NOT NULL,
    source_name TEXT NOT NULL,
    hotline TEXT NOT NULL,
    total_vnd INTEGER NOT NULL,
    imported_ms INTEGER NOT NULL,
    withdrawn_ms INTEGER,
    withdrawn_reason TEXT
) STRICT;
CREATE INDEX lists_by_order ON lists (programme, month, kind, authority, communes);

CREATE TABLE envelopes (
    envelope_id BLOB PRIMARY KEY,
    list_id BLOB NOT NULL REFERENCES lists (list_id),
    position INTEGER NOT NULL,
    person_id BLOB NOT NULL REFERENCES persons (person_id),
    person_json TEXT NOT NULL,
    commune TEXT NOT NULL,
    hamlet TEXT NOT NULL,
    staff_id TEXT REFERENCES staff (staff_id),
    route TEXT NOT NULL,
    planned_on TEXT,
    payout_point TEXT,
    total_vnd INTEGER NOT NULL,
    withdrawn_ms INTEGER,
    withdrawn_reason TEXT
) STRICT;
CREATE UNIQUE INDEX envelopes_by_list ON envelopes (list_id, position);
CREATE INDEX envelopes_by_staff ON envelopes (staff_id);
CREATE INDEX envelopes_by_person ON envelopes (person_id);

CREATE TABLE pay_lines (
    line_id BLOB PRIMARY KEY,
    envelope_id BLOB NOT NULL REFERENCES envelopes (envelope_id),
    position INTEGER NOT NULL,
    benefit TEXT NOT NULL,
    label TEXT NOT NULL,
    month_from TEXT NOT NULL,
    month_to TEXT NOT NULL,
    current_vnd INTEGER NOT NULL,
    arrears_vnd INTEGER NOT NULL,
    arrears_months INTEGER NOT NULL,
    carried_over_vnd INTEGER NOT NULL,
    carried_over_months INTEGER NOT NULL,
    recovery_vnd INTEGER NOT NULL,
    total_vnd INTEGER NOT NULL,
    decision_no TEXT,
    note TEXT
) STRICT;
CREATE INDEX pay_lines_by_envelope ON pay_lines (envelope_id, position);

CREATE TABLE authorisations (
    authorisation_id BLOB PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES persons (person_id),
    programme TEXT,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    born TEXT,
    id12 TEXT,
    relation TEXT NOT NULL,
    paper_no TEXT NOT NULL,
    certified_by TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT
) STRICT;
CREATE INDEX authorisations_by_person ON authorisations (person_id);

-- What devices recorded. A line is never changed; `corrected_by` names the line that says that it does not hold.

CREATE TABLE batches (
    log_index INTEGER PRIMARY KEY,
    batch_id BLOB NOT NULL UNIQUE,
    kid BLOB NOT NULL REFERENCES devices (kid),
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    manifest TEXT NOT NULL,
    acknowledgement TEXT NOT NULL,
    received_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX batches_by_device ON batches (kid, first_seq);

CREATE TABLE batch_lines (
    log_index INTEGER NOT NULL REFERENCES batches (log_index),
    position INTEGER NOT NULL,
    line_sha256 BLOB NOT NULL REFERENCES entries (line_sha256),
    PRIMARY KEY (log_index, position)
) STRICT;
CREATE INDEX batch_lines_by_line ON batch_lines (line_sha256);

CREATE TABLE entries (
    line_sha256 BLOB PRIMARY KEY,
    kid BLOB NOT NULL REFERENCES devices (kid),
    branch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    entry_id BLOB NOT NULL,
    type TEXT NOT NULL,
    staff_id TEXT NOT NULL REFERENCES staff (staff_id),
    day TEXT NOT NULL,
    wall_ms INTEGER NOT NULL,
    line TEXT NOT NULL,
    corrected_by BLOB REFERENCES entries (line_sha256)
) STRICT;
CREATE UNIQUE INDEX entries_by_place ON entries (kid, branch, seq);
CREATE INDEX entries_by_day ON entries (staff_id, day);

CREATE TABLE payouts (
    line_sha256 BLOB PRIMARY KEY REFERENCES entries (line_sha256),
    envelope_id BLOB NOT NULL,
    list_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    amount_vnd INTEGER NOT NULL
) STRICT;
CREATE INDEX payouts_by_envelope ON payouts (envelope_id);
CREATE INDEX payouts_by_list ON payouts (list_id);
CREATE INDEX payouts_by_person ON payouts (person_id);

CREATE TABLE paid_months (
    line_sha256 BLOB NOT NULL REFERENCES entries (line_sha256),
    person_id BLOB NOT NULL,
    benefit TEXT NOT NULL,
    month TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (line_sha256, benefit, month)
) STRICT;
CREATE INDEX paid_months_by_entitlement ON paid_months (person_id, benefit, month, kind);

CREATE TABLE non_payments (
    line_sha256 BLOB PRIMARY KEY REFERENCES entries (line_sha256),
    envelope_id BLOB NOT NULL,
    amount_vnd INTEGER NOT NULL
) STRICT;

CREATE TABLE envelope_moves (
    line_sha256 BLOB NOT NULL REFERENCES entries (line_sha256),
    envelope_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    amount_vnd INTEGER NOT NULL,
    PRIMARY KEY (line_sha256, envelope_id)
) STRICT;
CREATE INDEX envelope_moves_by_envelope ON envelope_moves (envelope_id);

CREATE TABLE declarations (
    line_sha256 BLOB PRIMARY KEY REFERENCES entries (line_sha256),
    date TEXT NOT NULL,
    envelopes INTEGER NOT NULL,
    amount_vnd INTEGER NOT NULL
) STRICT;

CREATE TABLE counts (
    line_sha256 BLOB PRIMARY KEY REFERENCES entries (line_sha256),
    carrier_id TEXT NOT NULL,
    date TEXT NOT NULL,
    envelopes INTEGER NOT NULL,
    amount_vnd INTEGER NOT NULL
) STRICT;
CREATE INDEX counts_by_day ON counts (carrier_id, date);

CREATE TABLE closings (
    line_sha256 BLOB PRIMARY KEY REFERENCES entries (line_sha256),
    carrier_id TEXT NOT NULL,
    date TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX closings_by_day ON closings (carrier_id, date);

CREATE TABLE exceptions (
    exception_id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    person_name TEXT,
    amount_vnd INTEGER,
    raised_ms INTEGER NOT NULL,
    settled_by BLOB REFERENCES entries (line_sha256)
) STRICT;

CREATE TABLE exception_lines (
    exception_id INTEGER NOT NULL REFERENCES exceptions (exception_id),
    position INTEGER NOT NULL,
    line_sha256 BLOB NOT NULL REFERENCES entries (line_sha256),
    carrier_id TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (exception_id, position)
) STRICT;
CREATE INDEX exception_lines_by_line ON exception_lines (line_sha256);
CREATE INDEX exception_lines_by_day ON exception_lines (carrier_id, day);

-- Batches that were refused: evidence of what a device, or somebody with its network, tried.

CREATE TABLE quarantine (
    quarantine_id INTEGER PRIMARY KEY,
    file_sha256 BLOB NOT NULL UNIQUE,
    kid BLOB NOT NULL,
    received_ms INTEGER NOT NULL,
    reason TEXT NOT NULL,
    bytes BLOB NOT NULL
) STRICT;
