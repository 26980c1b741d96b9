// The validity of a receiver's paper, in words. Whether it covers today is the core's word.

import { date } from '../format/time';
import type { ReceiverView } from '../generated/ReceiverView';
import { t } from '../text';

/** `Giấy còn hạn đến 19/01/2027`, `Giấy hết hạn ngày 19/10/2026`, … */
export function validity(receiver: ReceiverView): string {
  const { valid_today: valid, valid_from: from, valid_to: to } = receiver;
  if (valid) return to ? t().payout.validUntil(date(to)) : t().payout.validOpen;
  if (to === null) return t().payout.validFrom(date(from));
  return `${t().payout.notValidToday}: ${date(from)} – ${date(to)}`;
}
