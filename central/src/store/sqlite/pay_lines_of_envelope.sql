SELECT envelope_id, line_id, benefit, label, month_from, month_to, current_vnd, arrears_vnd, arrears_months,
       carried_over_vnd, carried_over_months, recovery_vnd, total_vnd, decision_no, note
FROM pay_lines
WHERE envelope_id = :envelope_id
ORDER BY position
