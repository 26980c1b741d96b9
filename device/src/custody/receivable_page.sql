SELECT d.*
FROM receivable AS r
JOIN doors AS d ON d.number = r.number
WHERE
    (r.returned_on IS NULL OR r.returned_on < :today)
    AND r.handed_over = :handed_over
    AND (:numbers IS NULL OR r.number IN (SELECT value FROM json_each(:numbers)))
ORDER BY r.route_key
LIMIT :limit OFFSET :offset
