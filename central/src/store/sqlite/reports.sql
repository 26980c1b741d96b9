-- Of several envelopes of a person the one that came last names them as the newest list does.
SELECT r.line_sha256, e.line, e.staff_id, s.name AS staff_name, e.corrected_by IS NOT NULL AS corrected,
       v.person_json ->> '$.name' AS person_name, v.hamlet
FROM reports r
JOIN entries e ON e.line_sha256 = r.line_sha256
JOIN staff s ON s.staff_id = e.staff_id
LEFT JOIN envelopes v ON v.rowid = (
    SELECT max(newest.rowid) FROM envelopes newest WHERE newest.person_id = r.person_id
)
WHERE (:from IS NULL OR e.day >= :from) AND (:to IS NULL OR e.day <= :to)
ORDER BY e.day, e.wall_ms, e.line_sha256
