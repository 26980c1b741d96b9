SELECT COUNT(*)
FROM receivable AS r
WHERE
    (r.returned_on IS NULL OR r.returned_on < :today)
    AND r.handed_over = :handed_over
    AND (:numbers IS NULL OR r.number IN (SELECT value FROM json_each(:numbers)))
