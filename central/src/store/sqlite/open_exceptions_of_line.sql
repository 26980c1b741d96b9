SELECT x.exception_id, x.code
FROM exception_lines l
JOIN exceptions x ON x.exception_id = l.exception_id
WHERE l.line_sha256 = :line_sha256 AND x.settled_by IS NULL
