-- The page goes first and looks every door up by its number: a cross join keeps that order.
SELECT
    d.*,
    (SELECT v.next_visit FROM due_visits AS v WHERE v.number = d.number) AS next_visit,
    -- As door_notes::of_person: the newest that was not corrected.
    (
        SELECT n.text
        FROM door_notes AS n
        LEFT JOIN records AS nr ON nr.seq = n.seq
        WHERE n.person_id = d.person_id AND nr.corrected_by IS NULL
        ORDER BY n.at_ms DESC, n.seq DESC, n.id DESC
        LIMIT 1
    ) AS note
FROM json_each(:numbers) AS page
CROSS JOIN doors AS d ON d.number = page.value
ORDER BY page.key
