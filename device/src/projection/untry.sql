-- After a correction the envelope was last tried on the latest visit that still holds.
UPDATE envelopes SET
    tried_seq = (
        SELECT MAX(r.seq)
        FROM record_envelopes AS re
        JOIN records AS r ON r.seq = re.seq
        WHERE re.envelope_number = envelopes.number AND r.kind = 'non_payment' AND r.corrected_by IS NULL
    ),
    tried_on = (
        SELECT r.on_date
        FROM record_envelopes AS re
        JOIN records AS r ON r.seq = re.seq
        WHERE re.envelope_number = envelopes.number AND r.kind = 'non_payment' AND r.corrected_by IS NULL
        ORDER BY r.seq DESC
        LIMIT 1
    )
WHERE tried_seq = :corrected
