// Amounts cross from the core as decimal strings of whole đồng. The screen writes them; it never computes them.

const grouped = new Intl.NumberFormat('vi-VN');

/** A no-break space, so that an amount never loses its unit at the end of a line. */
const NO_BREAK = '\u00a0';

/** Whether a text is an amount as the core writes it. */
export function isAmount(text: string): boolean {
  return /^-?\d{1,18}$/.test(text);
}

/** `3012000` as `3.012.000`. Anything that is not an amount is shown as it came. */
export function figures(amount: string): string {
  return isAmount(amount) ? grouped.format(BigInt(amount)) : amount;
}

/** `3012000` as `3.012.000 đ`. */
export function money(amount: string): string {
  return `${figures(amount)}${NO_BREAK}đ`;
}

/** What was typed into an amount field as the core writes it: digits only, no leading zeros. */
export function typedAmount(text: string): string {
  const digits = text.replace(/\D/g, '').slice(0, 15);
  return digits.replace(/^0+(?=\d)/, '');
}

/** A count, such as 1.250. */
export function count(value: number): string {
  return grouped.format(value);
}

/** Whether an amount of the core is nothing. */
export function isZero(amount: string): boolean {
  return amount === '0';
}
