SELECT count(*) AS envelopes, coalesce(sum(v.total_vnd), 0) AS amount_vnd
FROM envelopes v
JOIN lists l ON l.list_id = v.list_id
WHERE v.staff_id = :staff_id
  AND v.withdrawn_ms IS NULL
  AND l.withdrawn_ms IS NULL
  AND NOT EXISTS (SELECT 1 FROM envelope_moves m
                  JOIN entries e ON e.line_sha256 = m.line_sha256
                  WHERE m.envelope_id = v.envelope_id AND m.kind = 'received' AND e.corrected_by IS NULL)
  AND NOT EXISTS (SELECT 1 FROM pay_lines p
                  JOIN paid_months n ON n.person_id = v.person_id AND n.benefit = p.benefit
                                    AND n.month = p.month_from AND n.kind = l.kind
                  JOIN entries e ON e.line_sha256 = n.line_sha256
                  WHERE p.envelope_id = v.envelope_id AND e.corrected_by IS NULL)
