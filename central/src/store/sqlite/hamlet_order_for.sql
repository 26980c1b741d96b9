-- The latest order of hamlets that has a hamlet of a carrier's lists in force.
WITH latest AS (
    SELECT o.line_sha256
    FROM hamlet_orders o
    JOIN entries e ON e.line_sha256 = o.line_sha256
    WHERE e.corrected_by IS NULL
      AND EXISTS (SELECT 1 FROM envelopes v JOIN lists l ON l.list_id = v.list_id
                  WHERE v.staff_id = :staff_id AND v.commune = o.commune AND v.hamlet = o.hamlet
                    AND v.withdrawn_ms IS NULL AND l.withdrawn_ms IS NULL)
    ORDER BY e.wall_ms DESC, e.line_sha256 DESC
    LIMIT 1
)
SELECT o.commune, o.hamlet
FROM hamlet_orders o
JOIN latest ON latest.line_sha256 = o.line_sha256
ORDER BY o.place
