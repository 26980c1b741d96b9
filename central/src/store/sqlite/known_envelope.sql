SELECT e.list_id, l.programme, e.person_id, p.name AS person_name, e.staff_id, e.total_vnd,
       min(coalesce(e.withdrawn_ms, l.withdrawn_ms), coalesce(l.withdrawn_ms, e.withdrawn_ms)) AS withdrawn_ms
FROM envelopes e
JOIN lists l ON l.list_id = e.list_id
JOIN persons p ON p.person_id = e.person_id
WHERE e.envelope_id = :envelope_id
