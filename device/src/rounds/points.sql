-- As the doors of a day: those in the bag that can be paid, and those paid on the day.
SELECT
    payout_point,
    COUNT(*) AS doors_total,
    COUNT(*) FILTER (WHERE paid_on = :today) AS paid_envelopes,
    COALESCE(SUM(total_vnd) FILTER (WHERE paid_on = :today), 0) AS paid_vnd,
    COUNT(*) FILTER (WHERE state IN ('to_pay', 'not_paid')) AS left_envelopes,
    COALESCE(SUM(total_vnd) FILTER (WHERE state IN ('to_pay', 'not_paid')), 0) AS left_vnd
FROM envelopes
WHERE payout_point IS NOT NULL AND (state IN ('to_pay', 'not_paid') OR paid_on = :today)
GROUP BY payout_point
ORDER BY MIN(route_key)
