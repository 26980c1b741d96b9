-- The last one stands, also when the clock was set back before it: as in moves.sql, an entry counts as made at the
-- latest time that its device had shown by then.
SELECT d.envelopes, d.amount_vnd
FROM declarations d
JOIN entries e ON e.line_sha256 = d.line_sha256
WHERE e.staff_id = :staff_id AND d.date = :date AND e.corrected_by IS NULL
ORDER BY (SELECT max(b.wall_ms) FROM entries b
          WHERE b.kid = e.kid AND b.branch = e.branch AND b.seq <= e.seq) DESC, e.seq DESC
LIMIT 1
