-- As open_programmes.sql, one by one, without those that were left out.
SELECT e.id, e.total_vnd
FROM envelopes AS e
WHERE
    e.id IN (SELECT value FROM json_each(:ids))
    AND e.id NOT IN (SELECT value FROM json_each(:left_out))
    AND e.taken_grant IS NOT :grant
    AND NOT e.in_bag
    AND e.paid_seq IS NULL
ORDER BY e.route_key
