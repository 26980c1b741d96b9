INSERT INTO batches (log_index, batch_id, kid, first_seq, last_seq, manifest, acknowledgement, received_ms)
VALUES (:log_index, :batch_id, :kid, :first_seq, :last_seq, :manifest, :acknowledgement, :received_ms)
