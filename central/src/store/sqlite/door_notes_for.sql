-- The latest note of each person on a carrier's lists in force, with who made it.
SELECT n.person_id, n.text, e.wall_ms, s.name
FROM door_notes n
JOIN entries e ON e.line_sha256 = n.line_sha256
JOIN staff s ON s.staff_id = e.staff_id
WHERE e.corrected_by IS NULL
  AND n.person_id IN (SELECT v.person_id FROM envelopes v JOIN lists l ON l.list_id = v.list_id
                      WHERE v.staff_id = :staff_id AND v.withdrawn_ms IS NULL AND l.withdrawn_ms IS NULL)
  AND NOT EXISTS (SELECT 1 FROM door_notes m JOIN entries later ON later.line_sha256 = m.line_sha256
                  WHERE m.person_id = n.person_id AND later.corrected_by IS NULL
                    AND (later.wall_ms, later.line_sha256) > (e.wall_ms, e.line_sha256))
ORDER BY n.person_id
