INSERT INTO envelopes (envelope_id, list_id, position, person_id, person_json, commune, hamlet, staff_id, route,
                       planned_on, payout_point, total_vnd)
VALUES (:envelope_id, :list_id, :position, :person_id, :person_json, :commune, :hamlet, :staff_id, :route,
        :planned_on, :payout_point, :total_vnd)
