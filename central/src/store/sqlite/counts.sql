-- The last one stands, also when the clock was set back before it: see declared.sql.
SELECT c.line_sha256, c.envelopes, c.amount_vnd
FROM counts c
JOIN entries e ON e.line_sha256 = c.line_sha256
WHERE c.carrier_id = :carrier_id AND c.date = :date AND e.corrected_by IS NULL
ORDER BY (SELECT max(b.wall_ms) FROM entries b
          WHERE b.kid = e.kid AND b.branch = e.branch AND b.seq <= e.seq), e.seq
