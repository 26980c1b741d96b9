SELECT e.entry_id, e.kid, e.type, e.corrected_by IS NOT NULL AS is_corrected,
       coalesce(c.carrier_id, k.carrier_id, e.staff_id) AS carrier_id,
       coalesce(c.date, k.date, d.date, e.day) AS date
FROM entries e
LEFT JOIN closings c ON c.line_sha256 = e.line_sha256
LEFT JOIN counts k ON k.line_sha256 = e.line_sha256
LEFT JOIN declarations d ON d.line_sha256 = e.line_sha256
WHERE e.line_sha256 = :line_sha256
