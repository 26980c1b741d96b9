SELECT x.exception_id, x.code, x.person_name, x.amount_vnd, x.raised_ms, a.line_sha256
FROM exceptions x
JOIN exception_lines a ON a.exception_id = x.exception_id
WHERE x.settled_by IS NULL
  AND x.exception_id IN (SELECT exception_id FROM exception_lines
                         WHERE carrier_id = :carrier_id AND day = :date)
ORDER BY x.raised_ms, x.exception_id, a.position
