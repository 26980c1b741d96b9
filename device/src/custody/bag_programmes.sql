SELECT l.programme, COUNT(*) AS envelopes, COALESCE(SUM(e.total_vnd), 0) AS amount_vnd
FROM envelopes AS e
JOIN lists AS l ON l.id = e.list_id
WHERE e.in_bag
GROUP BY l.programme
ORDER BY l.programme
