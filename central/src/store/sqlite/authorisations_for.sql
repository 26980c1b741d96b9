SELECT a.authorisation_id, a.person_id, a.programme, a.kind, a.name, a.born, a.id12, a.relation, a.paper_no,
       a.certified_by, a.valid_from, a.valid_to
FROM authorisations a
WHERE a.person_id IN (SELECT e.person_id FROM envelopes e
                      JOIN lists l ON l.list_id = e.list_id
                      WHERE e.staff_id = :staff_id AND e.withdrawn_ms IS NULL AND l.withdrawn_ms IS NULL)
ORDER BY a.valid_from, a.authorisation_id
