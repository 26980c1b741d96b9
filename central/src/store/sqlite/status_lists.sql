SELECT l.list_id, l.programme, l.month, l.kind, l.version, l.source_name, l.withdrawn_ms IS NULL AS in_force,
       (SELECT count(*) FROM envelopes e WHERE e.list_id = l.list_id) AS ordered, l.total_vnd AS ordered_vnd,
       count(p.line_sha256) AS paid, coalesce(sum(p.amount_vnd), 0) AS paid_vnd
FROM lists l
LEFT JOIN (SELECT p.line_sha256, p.list_id, p.amount_vnd
           FROM payouts p JOIN entries e ON e.line_sha256 = p.line_sha256
           WHERE e.corrected_by IS NULL) p ON p.list_id = l.list_id
GROUP BY l.list_id
ORDER BY l.imported_ms, l.programme, l.source_name
