INSERT INTO authorisations (authorisation_id, person_id, programme, kind, name, born, id12, relation, paper_no,
                            certified_by, valid_from, valid_to)
VALUES (:authorisation_id, :person_id, :programme, :kind, :name, :born, :id12, :relation, :paper_no,
        :certified_by, :valid_from, :valid_to)
ON CONFLICT (authorisation_id) DO UPDATE SET
    name = excluded.name, born = excluded.born, id12 = excluded.id12, relation = excluded.relation,
    paper_no = excluded.paper_no, certified_by = excluded.certified_by, valid_from = excluded.valid_from,
    valid_to = excluded.valid_to
