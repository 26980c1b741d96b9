-- Handovers between carriers: grants that this device signed, and files that it took from others. Neither journal nor
-- statement; what the taken files hold is derived again from their text.

CREATE TABLE handovers_given (
    grant_sha256 TEXT PRIMARY KEY,
    jws TEXT NOT NULL,
    taker_certificate TEXT NOT NULL
) STRICT;

CREATE TABLE handovers_taken (
    number INTEGER PRIMARY KEY,
    grant_sha256 TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL
) STRICT;
