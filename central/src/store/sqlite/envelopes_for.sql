SELECT envelope_id, person_json, total_vnd, route, planned_on, payout_point
FROM envelopes
WHERE list_id = :list_id AND staff_id = :staff_id AND withdrawn_ms IS NULL
ORDER BY position
