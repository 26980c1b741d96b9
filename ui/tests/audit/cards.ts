// Citizen cards of the invented people of the bridge (tests/src/bridge/people.rs).

/** The code of the card of the first door's person. */
export const CARD = '089136001000|350123456|Nguyễn Thị Thúy|10071936|Nữ|Ấp Mỹ An 1, Mỹ Hòa Hưng|25062021';

/** The code of somebody else's card, whose number names a place that is no province. */
export const OTHER_CARD = '500180003430||Trương Thị Đượm|23091980|Nữ|Ấp Mỹ An 1|25062021';
