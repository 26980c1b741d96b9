SELECT l.list_id
FROM lists l
WHERE l.withdrawn_ms IS NULL
  AND EXISTS (SELECT 1 FROM envelopes e
              WHERE e.list_id = l.list_id AND e.staff_id = :staff_id AND e.withdrawn_ms IS NULL)
ORDER BY l.imported_ms, l.list_id
