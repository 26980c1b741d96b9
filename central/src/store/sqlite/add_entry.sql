INSERT INTO entries (line_sha256, kid, branch, seq, entry_id, type, staff_id, day, wall_ms, line)
VALUES (:line_sha256, :kid, :branch, :seq, :entry_id, :type,
        (SELECT staff_id FROM devices WHERE kid = :kid), :day, :wall_ms, :line)
