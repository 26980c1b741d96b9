// Which numbers a scanned card is looked up by. What else its code says is compared at the door, by the core.

const BAR = '|';

/** Fields of the code that hold a number: of this card, and of the old one that it replaced. */
const NUMBERS = 2;

/** The numbers of a card's code, the newest first, or the 12 digits that were typed from it; none for other text. */
export function cardNumbers(text: string): string[] {
  const fields = text.trim().split(BAR);
  if (fields.length === 1) {
    const digits = text.replace(/[\s.-]/g, '');
    return /^\d{12}$/.test(digits) ? [digits] : [];
  }
  return fields.slice(0, NUMBERS).filter((field) => /^(\d{9}|\d{12})$/.test(field));
}
