SELECT person_id, name, born, commune, id12, id9
FROM persons
WHERE name_key = :name_key OR id12 = :id12 OR id9 = :id9
