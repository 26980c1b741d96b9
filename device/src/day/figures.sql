-- The doors of a day are those in the bag that can be paid, and those paid on the day.
SELECT
    COUNT(*) FILTER (WHERE state IN ('to_pay', 'not_paid') OR paid_on = :today) AS doors_total,
    COUNT(*) FILTER (WHERE state = 'not_paid' AND tried_on = :today OR paid_on = :today) AS doors_done,
    COUNT(*) FILTER (WHERE paid_on = :today) AS paid_envelopes,
    COALESCE(SUM(total_vnd) FILTER (WHERE paid_on = :today), 0) AS paid_vnd,
    COUNT(*) FILTER (WHERE state = 'not_paid' AND tried_on = :today) AS not_paid_envelopes,
    COALESCE(SUM(total_vnd) FILTER (WHERE state = 'not_paid' AND tried_on = :today), 0) AS not_paid_vnd,
    COUNT(*) FILTER (WHERE state = 'returned' AND returned_on = :today) AS returned_envelopes,
    COALESCE(SUM(total_vnd) FILTER (WHERE state = 'returned' AND returned_on = :today), 0) AS returned_vnd,
    COUNT(*) FILTER (WHERE state = 'handed_over' AND returned_on = :today) AS handed_over_envelopes,
    COALESCE(SUM(total_vnd) FILTER (WHERE state = 'handed_over' AND returned_on = :today), 0) AS handed_over_vnd
FROM envelopes
