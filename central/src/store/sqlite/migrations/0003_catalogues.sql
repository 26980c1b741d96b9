-- Catalogues of benefits as they were published. The one of the highest version is in force.

CREATE TABLE catalogues (
    version INTEGER PRIMARY KEY,
    published_on TEXT NOT NULL,
    published_ms INTEGER NOT NULL,
    document TEXT NOT NULL
) STRICT;
