SELECT
    e.commune,
    e.commune_name,
    e.hamlet,
    COUNT(DISTINCT e.person_id) AS people,
    EXISTS (
        SELECT 1 FROM hamlet_rounds AS h WHERE h.commune = e.commune AND h.hamlet = e.hamlet
    ) AS has_place
FROM envelopes AS e
GROUP BY e.commune, e.hamlet
ORDER BY MIN(e.route_key)
