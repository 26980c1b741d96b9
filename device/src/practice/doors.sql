-- The doors of the practice as the course needs them, in its own order.
SELECT
    e.id,
    e.person_name,
    e.book_no,
    e.in_bag AND e.withdrawn_reason IS NULL AS payable,
    EXISTS (SELECT 1 FROM authorisations AS a WHERE a.person_id = e.person_id) AS has_proxy,
    e.tried_seq IS NOT NULL AS tried,
    EXISTS (
        SELECT 1
        FROM record_envelopes AS re
        JOIN records AS r ON r.seq = re.seq
        WHERE re.envelope_number = e.number AND r.corrected_by IS NOT NULL
    ) AS corrected
FROM envelopes AS e
ORDER BY e.book_no
