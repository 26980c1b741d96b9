SELECT g.line_sha256, g.given, g.taker, m.envelope_id
FROM grants g
JOIN entries e ON e.line_sha256 = g.line_sha256
JOIN envelope_moves m ON m.line_sha256 = g.line_sha256
WHERE g.grant_sha256 = :grant_sha256 AND e.corrected_by IS NULL
ORDER BY g.line_sha256
