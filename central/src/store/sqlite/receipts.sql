SELECT e.line, e.kid, e.staff_id, s.name AS staff_name, d.device_name, p.envelope_id, c.line AS correction
FROM payouts p
JOIN entries e ON e.line_sha256 = p.line_sha256
JOIN staff s ON s.staff_id = e.staff_id
JOIN devices d ON d.kid = e.kid
LEFT JOIN entries c ON c.line_sha256 = e.corrected_by
WHERE (:date IS NULL OR e.day = :date)
  AND (:staff_id IS NULL OR e.staff_id = :staff_id)
  AND (:list_id IS NULL OR p.list_id = :list_id)
  AND (:person_id IS NULL OR p.person_id = :person_id)
  AND (:branch_id IS NULL OR s.branch_id = :branch_id)
ORDER BY e.day, e.wall_ms, e.line_sha256
