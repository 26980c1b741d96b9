// A number of envelopes and their money, in words.

import { count, money } from '../format/money';
import type { HoldingView } from '../generated/HoldingView';
import { t } from '../text';

/** `12 phong bì`. */
export function envelopesOf(holding: HoldingView): string {
  return t().common.envelopes(count(holding.envelopes));
}

/** `12 phong bì, 36.144.000 đ`. */
export function holdingInWords(holding: HoldingView): string {
  return `${envelopesOf(holding)}, ${money(holding.amount)}`;
}
