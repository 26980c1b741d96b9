SELECT
    EXISTS (
        SELECT 1
        FROM reports AS p
        JOIN records AS r ON r.seq = p.seq
        WHERE p.person_id = :person AND r.kind = 'variation_reported' AND p.code = 'death' AND r.corrected_by IS NULL
    )
    OR EXISTS (
        SELECT 1
        FROM visits AS v
        JOIN records AS r ON r.seq = v.seq
        JOIN envelopes AS e ON e.id = v.envelope_id
        WHERE e.person_id = :person AND v.reason = 'deceased' AND r.corrected_by IS NULL
    )
