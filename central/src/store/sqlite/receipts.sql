-- The person decides first, then the list, then carriers and days: each road has an index of its own. CROSS JOIN
-- keeps staff before entries.
WITH chosen AS (
    SELECT line_sha256 FROM payouts WHERE person_id = :person_id
    UNION ALL
    SELECT line_sha256 FROM payouts WHERE :person_id IS NULL AND list_id = :list_id
    UNION ALL
    SELECT e.line_sha256
    FROM staff s
    CROSS JOIN entries e ON e.staff_id = s.staff_id
                  AND e.day BETWEEN coalesce(:date, '0000-01-01') AND coalesce(:date, '9999-12-31')
    WHERE :person_id IS NULL AND :list_id IS NULL
      AND (:staff_id IS NULL OR s.staff_id = :staff_id)
      AND (:branch_id IS NULL OR s.branch_id = :branch_id)
)
SELECT e.line, e.kid, e.staff_id, s.name AS staff_name, d.device_name, p.envelope_id, c.line AS correction
FROM chosen
JOIN payouts p ON p.line_sha256 = chosen.line_sha256
JOIN entries e ON e.line_sha256 = p.line_sha256
JOIN staff s ON s.staff_id = e.staff_id
JOIN devices d ON d.kid = e.kid
LEFT JOIN entries c ON c.line_sha256 = e.corrected_by
WHERE (:date IS NULL OR e.day = :date)
  AND (:staff_id IS NULL OR e.staff_id = :staff_id)
  AND (:list_id IS NULL OR p.list_id = :list_id)
  AND (:branch_id IS NULL OR s.branch_id = :branch_id)
ORDER BY e.day, e.wall_ms, e.line_sha256
