-- What is taken out of the branch: all that can be and was not left out, and of what another carrier had, what is named.
SELECT e.id, e.total_vnd, l.programme
FROM receivable AS r
JOIN envelopes AS e ON e.number = r.number
JOIN lists AS l ON l.id = e.list_id
WHERE
    (r.returned_on IS NULL OR r.returned_on < :today)
    AND CASE r.handed_over
        WHEN 1 THEN r.id IN (SELECT value FROM json_each(:again))
        ELSE r.id NOT IN (SELECT value FROM json_each(:left_out))
    END
ORDER BY r.route_key
