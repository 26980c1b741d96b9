-- A clock that is set back does not change the order of what a device recorded: each entry counts as made at the
-- latest time that its device had shown by then.
WITH told AS (
    SELECT line_sha256, day, corrected_by,
           max(wall_ms) OVER (PARTITION BY kid, branch ORDER BY seq) AS at_ms
    FROM entries
    WHERE staff_id = :staff_id
)
SELECT t.day, t.at_ms, m.envelope_id, m.kind, m.amount_vnd
FROM told t
JOIN envelope_moves m ON m.line_sha256 = t.line_sha256
WHERE t.day <= :date AND t.corrected_by IS NULL
UNION ALL
SELECT t.day, t.at_ms, p.envelope_id, 'paid', p.amount_vnd
FROM told t
JOIN payouts p ON p.line_sha256 = t.line_sha256
WHERE t.day <= :date AND t.corrected_by IS NULL
ORDER BY 2
