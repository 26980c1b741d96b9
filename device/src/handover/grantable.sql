-- What can go to another carrier: in the bag, payable, and on a list of this device.
SELECT e.id, e.person_id, e.total_vnd
FROM envelopes AS e
WHERE
    e.state IN ('to_pay', 'not_paid')
    AND e.own = 1
    AND (:hamlets = '[]' OR e.hamlet IN (SELECT value FROM json_each(:hamlets)))
ORDER BY e.route_key
LIMIT :limit
