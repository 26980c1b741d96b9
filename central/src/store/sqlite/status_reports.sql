SELECT e.type, r.code, count(*) AS reports
FROM reports r
JOIN entries e ON e.line_sha256 = r.line_sha256
WHERE e.corrected_by IS NULL
GROUP BY e.type, r.code
ORDER BY e.type, r.code
