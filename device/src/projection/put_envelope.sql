INSERT INTO envelopes (
    id, list_id, route_key, person_id, person_name, born, sex, id12, id9, commune, commune_name, hamlet,
    book_no, file_no, total_vnd, planned_on, search_key, initials, list_place, payout_point, own
)
VALUES (
    :id, :list, :route_key, :person, :name, :born, :sex, :id12, :id9, :commune, :commune_name, :hamlet,
    :book_no, :file_no, :total, :planned_on, :search_key, :initials, :list_place, :payout_point, :own
)
ON CONFLICT (id) DO UPDATE SET
    list_id = excluded.list_id,
    route_key = excluded.route_key,
    person_id = excluded.person_id,
    person_name = excluded.person_name,
    born = excluded.born,
    sex = excluded.sex,
    id12 = excluded.id12,
    id9 = excluded.id9,
    commune = excluded.commune,
    commune_name = excluded.commune_name,
    hamlet = excluded.hamlet,
    book_no = excluded.book_no,
    file_no = excluded.file_no,
    total_vnd = excluded.total_vnd,
    planned_on = excluded.planned_on,
    search_key = excluded.search_key,
    initials = excluded.initials,
    list_place = excluded.list_place,
    payout_point = excluded.payout_point,
    own = MAX(own, excluded.own),
    withdrawn_reason = NULL
