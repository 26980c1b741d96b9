SELECT
    r.entry_id,
    r.kind,
    r.at,
    r.seq,
    r.digest,
    r.receiver_name,
    r.amount_vnd,
    r.reason,
    r.envelopes,
    r.other_hand,
    r.own_ink,
    r.accepted,
    r.corrected_by IS NOT NULL AS corrected,
    -- A visit, a payout, their corrections and what was told there are about one person; a handover is about many.
    CASE
        WHEN r.kind IN (
            'payout', 'non_payment', 'correction', 'variation_reported', 'concern_raised', 'account_wished', 'door_noted'
        ) THEN COALESCE(r.person_name, (
            SELECT e.person_name
            FROM record_envelopes AS re
            JOIN envelopes AS e ON e.number = re.envelope_number
            WHERE re.seq = r.seq
            LIMIT 1
        ))
    END AS person_name,
    (SELECT GROUP_CONCAT(f.code, ',') FROM flags AS f WHERE f.seq = r.seq) AS flags
FROM records AS r
ORDER BY r.seq DESC
LIMIT :limit OFFSET :offset
