SELECT e.day, e.wall_ms, m.envelope_id, m.kind, m.amount_vnd
FROM entries e
JOIN envelope_moves m ON m.line_sha256 = e.line_sha256
WHERE e.staff_id = :staff_id AND e.day <= :date AND e.corrected_by IS NULL
UNION ALL
SELECT e.day, e.wall_ms, p.envelope_id, 'paid', p.amount_vnd
FROM entries e
JOIN payouts p ON p.line_sha256 = e.line_sha256
WHERE e.staff_id = :staff_id AND e.day <= :date AND e.corrected_by IS NULL
ORDER BY 1, 2
