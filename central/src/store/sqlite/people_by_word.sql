-- The range of words that begin so; the last code point stands behind every letter.
SELECT DISTINCT p.person_id, p.name, p.born, p.id12, p.id9
FROM person_words w
JOIN persons p ON p.person_id = w.person_id
WHERE w.word >= :lead AND w.word < :lead || char(0x10FFFF)
