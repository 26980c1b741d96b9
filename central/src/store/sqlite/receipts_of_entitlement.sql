SELECT e.line_sha256, e.staff_id, e.day
FROM paid_months m
JOIN entries e ON e.line_sha256 = m.line_sha256
WHERE m.person_id = :person_id AND m.benefit = :benefit AND m.month = :month AND m.kind = :kind
  AND e.corrected_by IS NULL
ORDER BY e.wall_ms, e.line_sha256
