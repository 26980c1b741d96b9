-- As grantable.sql, added up.
SELECT l.programme, COUNT(*) AS envelopes, COALESCE(SUM(e.total_vnd), 0) AS amount_vnd
FROM envelopes AS e
JOIN lists AS l ON l.id = e.list_id
WHERE
    e.state IN ('to_pay', 'not_paid')
    AND e.own = 1
    AND (:hamlets = '[]' OR e.hamlet IN (SELECT value FROM json_each(:hamlets)))
GROUP BY l.programme
ORDER BY l.programme
