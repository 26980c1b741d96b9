-- Of what was granted, what was not taken by this grant yet, by programme.
SELECT l.programme, COUNT(*) AS envelopes, COALESCE(SUM(e.total_vnd), 0) AS amount_vnd
FROM envelopes AS e
JOIN lists AS l ON l.id = e.list_id
WHERE
    e.id IN (SELECT value FROM json_each(:ids))
    AND e.taken_grant IS NOT :grant
    AND NOT e.in_bag
    AND e.paid_seq IS NULL
GROUP BY l.programme
ORDER BY l.programme
