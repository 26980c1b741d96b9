INSERT INTO pay_lines (line_id, envelope_id, position, benefit, label, month_from, month_to, current_vnd,
                       arrears_vnd, arrears_months, carried_over_vnd, carried_over_months, recovery_vnd,
                       total_vnd, decision_no, note)
VALUES (:line_id, :envelope_id, :position, :benefit, :label, :month_from, :month_to, :current_vnd,
        :arrears_vnd, :arrears_months, :carried_over_vnd, :carried_over_months, :recovery_vnd,
        :total_vnd, :decision_no, :note)
