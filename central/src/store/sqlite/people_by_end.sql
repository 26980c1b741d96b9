SELECT p.person_id, p.name, p.born, p.id12, p.id9
FROM persons p
WHERE substr(p.id12, -4) = substr(:lead, -4)
UNION
SELECT p.person_id, p.name, p.born, p.id12, p.id9
FROM persons p
WHERE substr(p.id9, -4) = substr(:lead, -4)
