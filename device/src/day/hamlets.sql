SELECT
    hamlet,
    commune_name,
    MIN(planned_on) AS planned_on,
    COUNT(*) AS doors_total,
    COUNT(*) FILTER (WHERE state = 'not_paid' AND tried_on = :today OR paid_on = :today) AS doors_done,
    COUNT(*) FILTER (WHERE state IN ('to_pay', 'not_paid')) AS left_envelopes,
    COALESCE(SUM(total_vnd) FILTER (WHERE state IN ('to_pay', 'not_paid')), 0) AS left_vnd
FROM envelopes
WHERE state IN ('to_pay', 'not_paid') OR paid_on = :today
GROUP BY commune_name, hamlet
ORDER BY MIN(route_key)
