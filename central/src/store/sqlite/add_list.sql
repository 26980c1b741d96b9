INSERT INTO lists (list_id, programme, month, kind, authority, communes, version, supersedes, source_sha256,
                   source_name, hotline, total_vnd, imported_ms)
VALUES (:list_id, :programme, :month, :kind, :authority, :communes, :version, :supersedes, :source_sha256,
        :source_name, :hotline, :total_vnd, :imported_ms)
