SELECT
    r.entry_id,
    r.kind,
    r.at,
    r.seq,
    r.digest,
    r.receiver_name,
    -- A handover is about many envelopes, and its sum is not this one's.
    CASE WHEN r.envelopes IS NULL THEN r.amount_vnd END AS amount_vnd,
    r.reason,
    NULL AS envelopes,
    r.other_hand,
    r.own_ink,
    r.accepted,
    r.corrected_by IS NOT NULL AS corrected,
    e.person_name,
    (SELECT GROUP_CONCAT(f.code, ',') FROM flags AS f WHERE f.seq = r.seq) AS flags
FROM record_envelopes AS re
JOIN records AS r ON r.seq = re.seq
JOIN envelopes AS e ON e.number = re.envelope_number
WHERE re.envelope_number = :number
ORDER BY r.seq DESC
