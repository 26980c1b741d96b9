INSERT INTO pay_lines (
    envelope_number, position, id, benefit, label, from_month, to_month, current_vnd, arrears_vnd,
    arrears_months, carried_over_vnd, carried_over_months, recovery_vnd, total_vnd, decision_no, note
)
VALUES (
    :number, :position, :id, :benefit, :label, :from, :to, :current, :arrears,
    :arrears_months, :carried_over, :carried_over_months, :recovery, :total, :decision_no, :note
)
