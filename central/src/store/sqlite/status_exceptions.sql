SELECT code, sum(settled_by IS NULL) AS open, sum(settled_by IS NOT NULL) AS settled
FROM exceptions
GROUP BY code
ORDER BY code
