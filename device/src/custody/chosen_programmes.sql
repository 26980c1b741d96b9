-- As chosen.sql, added up.
SELECT l.programme, COUNT(*) AS envelopes, COALESCE(SUM(e.total_vnd), 0) AS amount_vnd
FROM receivable AS r
JOIN envelopes AS e ON e.number = r.number
JOIN lists AS l ON l.id = e.list_id
WHERE
    (r.returned_on IS NULL OR r.returned_on < :today)
    AND CASE r.handed_over
        WHEN 1 THEN r.id IN (SELECT value FROM json_each(:again))
        ELSE r.id NOT IN (SELECT value FROM json_each(:left_out))
    END
GROUP BY l.programme
ORDER BY l.programme
