SELECT e.person_json
FROM envelopes e
JOIN lists l ON l.list_id = e.list_id
JOIN staff s ON s.staff_id = e.staff_id
WHERE e.person_id = :person_id AND s.branch_id = :branch_id
ORDER BY l.imported_ms DESC, e.envelope_id
LIMIT 1
