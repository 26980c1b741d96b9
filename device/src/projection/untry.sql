-- After a correction the envelope was last tried on the latest visit that still holds, since it was taken out.
UPDATE envelopes SET
    tried_seq = (
        SELECT MAX(r.seq)
        FROM record_envelopes AS re
        JOIN records AS r ON r.seq = re.seq
        WHERE re.envelope_number = envelopes.number AND r.kind = 'non_payment' AND r.corrected_by IS NULL
            AND r.seq > COALESCE(envelopes.taken_seq, 0)
    ),
    tried_on = (
        SELECT r.on_date
        FROM record_envelopes AS re
        JOIN records AS r ON r.seq = re.seq
        WHERE re.envelope_number = envelopes.number AND r.kind = 'non_payment' AND r.corrected_by IS NULL
            AND r.seq > COALESCE(envelopes.taken_seq, 0)
        ORDER BY r.seq DESC
        LIMIT 1
    )
WHERE tried_seq = :corrected
