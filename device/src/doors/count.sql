SELECT COUNT(*)
FROM envelopes
WHERE
    (:numbers IS NULL OR number IN (SELECT value FROM json_each(:numbers)))
    AND (:hamlet IS NULL OR hamlet = :hamlet)
    AND (:states = '[]' OR state IN (SELECT value FROM json_each(:states)))
