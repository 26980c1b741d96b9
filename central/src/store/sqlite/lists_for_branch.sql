-- Lists are walked newest first and left as soon as there are enough.
SELECT l.list_id, l.programme, l.month, l.kind, l.authority, l.version
FROM lists l
WHERE EXISTS (SELECT 1
              FROM envelopes e
              JOIN staff s ON s.staff_id = e.staff_id
              WHERE e.list_id = l.list_id AND s.branch_id = :branch_id)
ORDER BY l.imported_ms DESC, l.list_id DESC
