SELECT p.envelope_id, p.line_id, p.benefit, p.label, p.month_from, p.month_to, p.current_vnd, p.arrears_vnd,
       p.arrears_months, p.carried_over_vnd, p.carried_over_months, p.recovery_vnd, p.total_vnd, p.decision_no,
       p.note
FROM envelopes e
JOIN pay_lines p ON p.envelope_id = e.envelope_id
WHERE e.list_id = :list_id AND e.staff_id = :staff_id AND e.withdrawn_ms IS NULL
ORDER BY p.envelope_id, p.position
