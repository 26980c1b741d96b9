SELECT
    e.person_id,
    e.person_name,
    MAX(e.born) AS born,
    (
        SELECT NULLIF(n.text, '')
        FROM door_notes AS n
        LEFT JOIN records AS r ON r.seq = n.seq
        WHERE n.person_id = e.person_id AND r.corrected_by IS NULL
        ORDER BY n.at_ms DESC, n.seq DESC, n.id DESC
        LIMIT 1
    ) AS note,
    EXISTS (SELECT 1 FROM rounds AS h WHERE h.commune = :commune AND h.hamlet = :hamlet)
    AND NOT EXISTS (
        SELECT 1 FROM rounds AS h
        WHERE h.commune = :commune AND h.hamlet = :hamlet AND h.person_id = e.person_id
    ) AS is_new
FROM envelopes AS e
WHERE e.commune = :commune AND e.hamlet = :hamlet
GROUP BY e.person_id
ORDER BY MIN(e.route_key)
