SELECT d.kid, d.public_key, d.staff_id, s.name AS staff_name, d.role, d.branch_id, b.name AS branch_name,
       d.device_name, d.certificate, d.not_after_ms, d.revoked_ms, d.seen_ms, d.reported_seq, d.accepted_seq,
       d.accepted_head
FROM devices d
JOIN staff s ON s.staff_id = d.staff_id
JOIN branches b ON b.branch_id = d.branch_id
WHERE d.kid = :kid OR d.staff_id = :staff
ORDER BY d.enrolled_ms, d.kid
