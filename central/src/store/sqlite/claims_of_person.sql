SELECT l.list_id, l.kind, p.benefit, p.month_from, p.month_to
FROM envelopes e
JOIN lists l ON l.list_id = e.list_id
JOIN pay_lines p ON p.envelope_id = e.envelope_id
WHERE e.person_id = :person_id AND e.withdrawn_ms IS NULL AND l.withdrawn_ms IS NULL
