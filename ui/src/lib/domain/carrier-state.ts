// How a carrier's day stands on the supervisor's board.

import type { CarrierDayView } from '../generated/CarrierDayView';
import type { IconName } from '../shared/icons';
import { t } from '../text';
import type { MarkTone } from './door-state';

/** Shape, word and colour of a carrier's day. */
export interface CarrierMark {
  text: string;
  tone: MarkTone;
  icon: IconName;
}

/** The mark of a carrier's day. A closing that the centre has not accepted is amber like every such entry. */
export function carrierMark(day: CarrierDayView): CarrierMark {
  if (day.closed) return { text: t().board.closed, tone: 'accepted', icon: 'twice' };
  if (day.closing_pending) return { text: t().board.closing, tone: 'pending', icon: 'waiting' };
  if (day.obstacles.length === 0) return { text: t().board.ready, tone: 'accent', icon: 'circle' };
  return { text: t().board.open, tone: 'plain', icon: 'missed' };
}

/** Whether there is something to explain. */
export function differs(day: CarrierDayView): boolean {
  return day.difference.envelopes !== 0 || day.difference.amount !== '0';
}
