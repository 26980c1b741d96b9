SELECT v.envelope_id, v.position, v.person_id, v.person_json ->> '$.name' AS person_name, v.hamlet, v.staff_id,
       v.total_vnd, v.withdrawn_ms IS NOT NULL OR l.withdrawn_ms IS NOT NULL AS withdrawn,
       EXISTS (SELECT 1 FROM payouts p JOIN entries e ON e.line_sha256 = p.line_sha256
               WHERE p.envelope_id = v.envelope_id AND e.corrected_by IS NULL) AS paid
FROM envelopes v
JOIN lists l ON l.list_id = v.list_id
WHERE v.list_id = :list_id
ORDER BY v.position
