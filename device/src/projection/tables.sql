-- Everything that is derived from journal, statements and acknowledgements. Dropped and built anew whenever
-- PROJECTION_VERSION changes; never migrated.

DROP VIEW IF EXISTS due_visits;
DROP VIEW IF EXISTS receivable;
DROP VIEW IF EXISTS doors;
DROP TABLE IF EXISTS visits;
DROP TABLE IF EXISTS reports;
DROP TABLE IF EXISTS hamlet_rounds;
DROP TABLE IF EXISTS rounds;
DROP TABLE IF EXISTS door_notes;
DROP TABLE IF EXISTS closings;
DROP TABLE IF EXISTS counts;
DROP TABLE IF EXISTS declarations;
DROP TABLE IF EXISTS flags;
DROP TABLE IF EXISTS record_envelopes;
DROP TABLE IF EXISTS records;
DROP TABLE IF EXISTS revocations;
DROP TABLE IF EXISTS catalogues;
DROP TABLE IF EXISTS authorisations;
DROP TABLE IF EXISTS entitlements;
DROP TABLE IF EXISTS pay_lines;
DROP TABLE IF EXISTS envelopes;
DROP TABLE IF EXISTS lists;

CREATE TABLE lists (
    id TEXT PRIMARY KEY,
    programme TEXT NOT NULL,
    month TEXT NOT NULL,
    kind TEXT NOT NULL,
    authority TEXT NOT NULL,
    version INTEGER NOT NULL,
    hotline TEXT NOT NULL
) STRICT;

-- The state follows from what is known of the envelope, so that a correction only has to take its fact back.
-- A paid envelope stays paid when its list is withdrawn later: what happened has happened.
CREATE TABLE envelopes (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    list_id TEXT NOT NULL,
    route_key BLOB NOT NULL,
    person_id TEXT NOT NULL,
    person_name TEXT NOT NULL,
    born TEXT,
    sex TEXT,
    id12 TEXT,
    id9 TEXT,
    commune TEXT NOT NULL,
    commune_name TEXT NOT NULL,
    hamlet TEXT NOT NULL,
    book_no TEXT,
    file_no TEXT,
    total_vnd INTEGER NOT NULL,
    planned_on TEXT,
    payout_point TEXT,
    search_key TEXT NOT NULL,
    initials TEXT NOT NULL,
    list_place BLOB NOT NULL,
    withdrawn_reason TEXT,
    taken_seq INTEGER,
    taken_on TEXT,
    returned_seq INTEGER,
    returned_on TEXT,
    -- 1: what went out of the bag went to another carrier.
    handed_over INTEGER NOT NULL DEFAULT 0,
    -- 1: on a list of this device; 0: only on one that came with a handover.
    own INTEGER NOT NULL DEFAULT 1,
    -- The grant by which it was taken last.
    taken_grant TEXT,
    paid_seq INTEGER,
    paid_on TEXT,
    tried_seq INTEGER,
    tried_on TEXT,
    in_bag INTEGER NOT NULL GENERATED ALWAYS AS (
        taken_seq IS NOT NULL AND paid_seq IS NULL AND returned_seq IS NULL
    ) VIRTUAL,
    state TEXT NOT NULL GENERATED ALWAYS AS (
        CASE
            WHEN paid_seq IS NOT NULL THEN 'paid'
            WHEN returned_seq IS NOT NULL AND handed_over = 1 THEN 'handed_over'
            WHEN returned_seq IS NOT NULL THEN 'returned'
            WHEN withdrawn_reason IS NOT NULL THEN 'withdrawn'
            WHEN taken_seq IS NULL THEN 'not_taken'
            WHEN tried_seq IS NOT NULL THEN 'not_paid'
            ELSE 'to_pay'
        END
    ) VIRTUAL
) STRICT;

CREATE INDEX envelopes_by_route ON envelopes (route_key);
CREATE INDEX envelopes_by_state ON envelopes (state, route_key);
CREATE INDEX envelopes_by_person ON envelopes (person_id);
CREATE INDEX envelopes_by_list ON envelopes (list_id);
CREATE INDEX envelopes_by_hamlet ON envelopes (commune, hamlet);

CREATE TABLE pay_lines (
    envelope_number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    benefit TEXT NOT NULL,
    label TEXT NOT NULL,
    from_month TEXT NOT NULL,
    to_month TEXT NOT NULL,
    current_vnd INTEGER NOT NULL,
    arrears_vnd INTEGER NOT NULL,
    arrears_months INTEGER NOT NULL,
    carried_over_vnd INTEGER NOT NULL,
    carried_over_months INTEGER NOT NULL,
    recovery_vnd INTEGER NOT NULL,
    total_vnd INTEGER NOT NULL,
    decision_no TEXT,
    note TEXT,
    PRIMARY KEY (envelope_number, position)
) STRICT, WITHOUT ROWID;

-- What each envelope would settle: paid once only (invariant I5).
CREATE TABLE entitlements (
    person_id TEXT NOT NULL,
    benefit TEXT NOT NULL,
    month TEXT NOT NULL,
    kind TEXT NOT NULL,
    envelope_number INTEGER NOT NULL,
    PRIMARY KEY (person_id, benefit, month, kind, envelope_number)
) STRICT, WITHOUT ROWID;

CREATE INDEX entitlements_by_envelope ON entitlements (envelope_number);

CREATE TABLE authorisations (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL,
    programme TEXT,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    id12 TEXT,
    relation TEXT NOT NULL,
    paper_no TEXT NOT NULL,
    certified_by TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT
) STRICT;

CREATE INDEX authorisations_by_person ON authorisations (person_id);

-- Catalogues of the centre. The newest that this program can read is in force.
CREATE TABLE catalogues (
    statement_seq INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    published_on TEXT NOT NULL,
    readable INTEGER NOT NULL,
    document TEXT NOT NULL
) STRICT;

CREATE TABLE revocations (
    statement_seq INTEGER PRIMARY KEY,
    reason TEXT NOT NULL
) STRICT;

-- The journal as screens show it.
CREATE TABLE records (
    seq INTEGER PRIMARY KEY,
    entry_id TEXT NOT NULL UNIQUE,
    digest TEXT NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    on_date TEXT NOT NULL,
    person_name TEXT,
    receiver_name TEXT,
    amount_vnd INTEGER,
    reason TEXT,
    -- Of a handover: how many envelopes, who signed with the holder, and whether the holder signed on the screen.
    envelopes INTEGER,
    other_hand TEXT,
    own_ink INTEGER NOT NULL DEFAULT 0,
    corrected_by INTEGER,
    accepted INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX records_by_date ON records (on_date, kind);
CREATE INDEX records_pending ON records (seq) WHERE accepted = 0;

CREATE TABLE record_envelopes (
    envelope_number INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (envelope_number, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX record_envelopes_by_seq ON record_envelopes (seq);

CREATE TABLE flags (
    seq INTEGER NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (seq, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE declarations (
    seq INTEGER PRIMARY KEY,
    date TEXT NOT NULL
) STRICT;

CREATE TABLE counts (
    seq INTEGER PRIMARY KEY,
    carrier TEXT NOT NULL,
    date TEXT NOT NULL,
    envelopes INTEGER NOT NULL,
    amount_vnd INTEGER NOT NULL
) STRICT;

CREATE TABLE closings (
    seq INTEGER PRIMARY KEY,
    carrier TEXT NOT NULL,
    date TEXT NOT NULL
) STRICT;

-- Notes of doors, of this device (with the number of the entry) and of others. The latest that holds is shown.
CREATE TABLE door_notes (
    id INTEGER PRIMARY KEY,
    person_id TEXT NOT NULL,
    text TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    by_name TEXT NOT NULL,
    seq INTEGER
) STRICT;

CREATE INDEX door_notes_by_person ON door_notes (person_id, at_ms);

-- The order of the doors of a hamlet: the device's own goes before what the centre tells.
CREATE TABLE rounds (
    commune TEXT NOT NULL,
    hamlet TEXT NOT NULL,
    own INTEGER NOT NULL,
    person_id TEXT NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (commune, hamlet, own, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE hamlet_rounds (
    commune TEXT NOT NULL,
    hamlet TEXT NOT NULL,
    own INTEGER NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (commune, hamlet, own)
) STRICT, WITHOUT ROWID;

-- Variations, concerns and wishes for an account that were recorded on this device.
CREATE TABLE reports (
    seq INTEGER PRIMARY KEY,
    person_id TEXT,
    code TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT;

CREATE INDEX reports_by_person ON reports (person_id);

-- Visits in vain, with what was planned.
CREATE TABLE visits (
    seq INTEGER PRIMARY KEY,
    envelope_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    next_visit TEXT,
    message_left INTEGER NOT NULL
) STRICT;

CREATE INDEX visits_by_envelope ON visits (envelope_id);

-- A door with the record that made it what it is.
CREATE VIEW doors AS
SELECT
    e.*,
    l.programme,
    l.month,
    l.kind AS list_kind,
    l.hotline,
    r.accepted,
    CASE WHEN e.state = 'not_paid' THEN r.reason END AS reason
FROM envelopes AS e
JOIN lists AS l ON l.id = e.list_id
LEFT JOIN records AS r ON r.seq = CASE e.state
    WHEN 'paid' THEN e.paid_seq
    WHEN 'returned' THEN e.returned_seq
    WHEN 'handed_over' THEN e.returned_seq
    WHEN 'not_paid' THEN e.tried_seq
    WHEN 'to_pay' THEN e.taken_seq
END;

-- Doors that were tried in vain and where another visit was promised.
CREATE VIEW due_visits AS
SELECT e.number, v.next_visit
FROM envelopes AS e
JOIN visits AS v ON v.seq = e.tried_seq
WHERE e.state = 'not_paid' AND v.next_visit IS NOT NULL;

-- What can be taken out of the branch: of the newest list of each order, because what was left of an older
-- month is carried over into the newer list; and only what can still be paid. What was handed back on a day
-- can be taken out again on a later one: whoever reads this compares returned_on with the day. What another carrier
-- took over may have come back to the branch by then, or not: whoever reads this tells it apart by handed_over.
CREATE VIEW receivable AS
SELECT e.number, e.id, e.route_key, e.total_vnd, e.returned_on, e.handed_over
FROM envelopes AS e
JOIN lists AS l ON l.id = e.list_id
WHERE
    e.own = 1
    AND (e.state = 'not_taken' OR (e.state IN ('returned', 'handed_over') AND e.withdrawn_reason IS NULL))
    AND NOT EXISTS (
        SELECT 1
        FROM lists AS newer
        WHERE
            newer.programme = l.programme
            AND newer.kind = l.kind
            AND newer.authority = l.authority
            AND newer.month > l.month
    )
    AND NOT EXISTS (
        SELECT 1
        FROM entitlements AS mine
        JOIN entitlements AS other
            ON
                other.person_id = mine.person_id
                AND other.benefit = mine.benefit
                AND other.month = mine.month
                AND other.kind = mine.kind
                AND other.envelope_number <> mine.envelope_number
        JOIN envelopes AS paid ON paid.number = other.envelope_number
        WHERE mine.envelope_number = e.number AND paid.paid_seq IS NOT NULL
    );
