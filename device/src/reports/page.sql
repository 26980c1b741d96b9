SELECT r.entry_id, r.kind, p.code, COALESCE(r.person_name, e.person_name) AS person_name, p.words, r.at, r.accepted,
       r.corrected_by IS NOT NULL AS corrected
FROM reports AS p
JOIN records AS r ON r.seq = p.seq
LEFT JOIN record_envelopes AS re ON re.seq = p.seq
LEFT JOIN envelopes AS e ON e.number = re.envelope_number
ORDER BY p.seq DESC
LIMIT :limit OFFSET :offset
