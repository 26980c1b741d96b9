INSERT INTO records (
    seq, entry_id, digest, kind, at, on_date, person_name, receiver_name, amount_vnd, reason,
    envelopes, other_hand, own_ink
)
VALUES (
    :seq, :id, :digest, :kind, :at, :on, :person, :receiver, :amount, :reason,
    :envelopes, :other_hand, :own_ink
)
