SELECT authorisation_id, person_id, programme, kind, name, born, id12, relation, paper_no, certified_by,
       valid_from, valid_to
FROM authorisations
WHERE person_id = :person_id
ORDER BY valid_from, authorisation_id
