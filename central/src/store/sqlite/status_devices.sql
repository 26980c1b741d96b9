SELECT d.kid, d.staff_id, d.role, d.accepted_seq, d.reported_seq, d.seen_ms, d.revoked_ms IS NOT NULL AS revoked,
       (SELECT count(*) FROM statements s WHERE s.kid = d.kid) AS statements
FROM devices d
ORDER BY d.staff_id, d.enrolled_ms, d.kid
