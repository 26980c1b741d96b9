INSERT INTO drafts (kind, key, request_id, version, body, kept_on, kept_at)
VALUES (:kind, :key, :request_id, :version, :body, :kept_on, :kept_at)
ON CONFLICT (kind, key) DO UPDATE SET
    request_id = excluded.request_id,
    version = excluded.version,
    body = excluded.body,
    kept_on = excluded.kept_on,
    kept_at = excluded.kept_at
