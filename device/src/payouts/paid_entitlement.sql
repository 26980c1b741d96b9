SELECT
    mine.benefit,
    mine.month,
    r.at
FROM entitlements AS mine
JOIN entitlements AS other
    ON
        other.person_id = mine.person_id
        AND other.benefit = mine.benefit
        AND other.month = mine.month
        AND other.kind = mine.kind
        AND other.envelope_number <> mine.envelope_number
JOIN envelopes AS paid ON paid.number = other.envelope_number
JOIN records AS r ON r.seq = paid.paid_seq
WHERE mine.envelope_number = :number
ORDER BY mine.month
LIMIT 1
