SELECT *
FROM doors
WHERE
    (:numbers IS NULL OR number IN (SELECT value FROM json_each(:numbers)))
    AND (:hamlet IS NULL OR hamlet = :hamlet)
    AND (:states = '[]' OR state IN (SELECT value FROM json_each(:states)))
    AND (:point IS NULL OR payout_point = :point)
    AND (:due IS NULL OR number IN (SELECT number FROM due_visits WHERE next_visit <= :due))
ORDER BY route_key
LIMIT :limit OFFSET :offset
