SELECT json_extract(e.person_json, '$.commune_name') AS commune_name, count(*) AS envelopes,
       sum(e.total_vnd) AS total_vnd
FROM envelopes e
JOIN staff s ON s.staff_id = e.staff_id
WHERE e.list_id = :list_id AND s.branch_id = :branch_id
GROUP BY commune_name
ORDER BY commune_name
