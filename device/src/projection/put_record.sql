INSERT INTO records (
    seq, entry_id, digest, kind, at, on_date, person_name, receiver_name, amount_vnd, reason
)
VALUES (
    :seq, :id, :digest, :kind, :at, :on, :person, :receiver, :amount, :reason
)
