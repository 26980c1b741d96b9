SELECT c.staff_id, s.name AS staff_name, c.role, s.branch_id, b.name AS branch_name, c.made_ms, c.expires_ms,
       c.used_by_kid
FROM enrolment_codes c
JOIN staff s ON s.staff_id = c.staff_id
JOIN branches b ON b.branch_id = s.branch_id
WHERE c.code_sha256 = :code_sha256
