SELECT list_id, version, source_sha256, source_name, withdrawn_ms IS NULL AS in_force
FROM lists
WHERE programme = :programme AND month = :month AND kind = :kind AND authority = :authority
  AND communes = :communes
ORDER BY version
