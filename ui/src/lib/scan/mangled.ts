// A handheld scanner types like a keyboard. An input method that is on turns what it types into something else, and
// some scanners drop the letters that a plain keyboard has not.

const BAR = '|';

/** Whether text that was typed looks like the code of a card that was damaged on the way. */
export function looksMangled(typed: string): boolean {
  const fields = typed.trim().split(BAR);
  if (fields.length < 2) return false;
  const [number = '', , name = '', birth = ''] = fields;
  const wellFormed = /^\d{12}$/.test(number) && /^\d{8}$/.test(birth);
  return !wellFormed || /[\d?\uFFFD]/.test(name);
}
