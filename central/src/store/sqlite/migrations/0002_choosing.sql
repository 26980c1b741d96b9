-- What a supervisor chooses receipts by: lists, newest first, and people by a word of the name or the end of an
-- identity number.

CREATE INDEX lists_by_import ON lists (imported_ms, list_id);
CREATE INDEX envelopes_by_list_and_staff ON envelopes (list_id, staff_id);
CREATE INDEX persons_by_id12_end ON persons (substr(id12, -4));
CREATE INDEX persons_by_id9_end ON persons (substr(id9, -4));

-- Words of names without marks, in lower case.
CREATE TABLE person_words (
    word TEXT NOT NULL,
    person_id BLOB NOT NULL REFERENCES persons (person_id),
    PRIMARY KEY (word, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_words_by_person ON person_words (person_id);

-- People who are there already: `name_key` is the name without marks plus a sign for each of them.
WITH RECURSIVE bare (person_id, name) AS (
    SELECT person_id,
           replace(replace(replace(replace(replace(replace(replace(replace(replace(
               name_key, '(', ''), '^', ''), '+', ''), '-', ''), '`', ''), '?', ''), '~', ''), '''', ''), '.', '')
    FROM persons
),
cut (person_id, word, rest) AS (
    SELECT person_id, '', name || ' ' FROM bare
    UNION ALL
    SELECT person_id, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1)
    FROM cut
    WHERE rest <> ''
)
INSERT OR IGNORE INTO person_words (word, person_id)
SELECT word, person_id FROM cut WHERE word <> '';
