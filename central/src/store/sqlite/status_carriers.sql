SELECT s.staff_id, coalesce(a.envelopes, 0) AS assigned, coalesce(a.amount_vnd, 0) AS assigned_vnd,
       coalesce(p.envelopes, 0) AS paid, coalesce(p.amount_vnd, 0) AS paid_vnd
FROM staff s
LEFT JOIN (SELECT v.staff_id, count(*) AS envelopes, sum(v.total_vnd) AS amount_vnd
           FROM envelopes v JOIN lists l ON l.list_id = v.list_id
           WHERE v.withdrawn_ms IS NULL AND l.withdrawn_ms IS NULL
           GROUP BY v.staff_id) a ON a.staff_id = s.staff_id
LEFT JOIN (SELECT e.staff_id, count(*) AS envelopes, sum(p.amount_vnd) AS amount_vnd
           FROM payouts p JOIN entries e ON e.line_sha256 = p.line_sha256
           WHERE e.corrected_by IS NULL
           GROUP BY e.staff_id) p ON p.staff_id = s.staff_id
WHERE a.envelopes IS NOT NULL OR p.envelopes IS NOT NULL
ORDER BY s.staff_id
