-- The latest order of the doors of each hamlet on a carrier's lists in force.
SELECT r.body
FROM rounds r
JOIN entries e ON e.line_sha256 = r.line_sha256
WHERE e.corrected_by IS NULL
  AND EXISTS (SELECT 1 FROM envelopes v JOIN lists l ON l.list_id = v.list_id
              WHERE v.staff_id = :staff_id AND v.commune = r.commune AND v.hamlet = r.hamlet
                AND v.withdrawn_ms IS NULL AND l.withdrawn_ms IS NULL)
  AND NOT EXISTS (SELECT 1 FROM rounds q JOIN entries later ON later.line_sha256 = q.line_sha256
                  WHERE q.commune = r.commune AND q.hamlet = r.hamlet AND later.corrected_by IS NULL
                    AND (later.wall_ms, later.line_sha256) > (e.wall_ms, e.line_sha256))
ORDER BY r.commune, r.hamlet
