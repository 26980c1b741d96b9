INSERT INTO devices (kid, public_key, staff_id, role, branch_id, device_name, certificate, not_after_ms,
                     enrolled_ms, accepted_head)
VALUES (:kid, :public_key, :staff_id, :role, :branch_id, :device_name, :certificate, :not_after_ms,
        :enrolled_ms, :accepted_head)
