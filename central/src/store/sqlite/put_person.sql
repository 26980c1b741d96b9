INSERT INTO persons (person_id, name, name_key, born, commune, id12, id9)
VALUES (:person_id, :name, :name_key, :born, :commune, :id12, :id9)
ON CONFLICT (person_id) DO UPDATE SET
    name = excluded.name, name_key = excluded.name_key, born = excluded.born, commune = excluded.commune,
    id12 = excluded.id12, id9 = excluded.id9
