-- What the course looks for in the journal of the practice. A thing that was done stays done, corrected or not.
SELECT
    EXISTS (SELECT 1 FROM records WHERE kind = 'envelopes_received') AS received,
    EXISTS (SELECT 1 FROM records WHERE kind = 'payout' AND receiver_name = person_name) AS paid_in_person,
    EXISTS (SELECT 1 FROM records WHERE kind = 'payout' AND receiver_name <> person_name) AS paid_to_proxy,
    EXISTS (SELECT 1 FROM records WHERE kind = 'non_payment' AND reason = 'absent') AS absent,
    (SELECT COUNT(*) FROM records WHERE kind = 'non_payment') >= 2 AS erred,
    EXISTS (SELECT 1 FROM records WHERE corrected_by IS NOT NULL) AS corrected,
    EXISTS (
        SELECT 1
        FROM records AS r
        JOIN record_envelopes AS re ON re.seq = r.seq
        JOIN envelopes AS e ON e.number = re.envelope_number
        WHERE r.corrected_by IS NOT NULL AND e.paid_seq > r.corrected_by
    ) AS mended,
    EXISTS (SELECT 1 FROM records WHERE kind = 'envelopes_returned') AS returned,
    EXISTS (SELECT 1 FROM records WHERE kind = 'day_declared') AS declared,
    NOT EXISTS (SELECT 1 FROM records WHERE accepted = 0) AS all_accepted,
    EXISTS (
        SELECT 1 FROM records WHERE kind IN ('payout', 'non_payment') AND corrected_by IS NULL
    ) AS correctable
