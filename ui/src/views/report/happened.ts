// When something happened, as precise as somebody knows it.

import { typedDay } from '$lib/format/time';

/** How precise. */
export const PRECISIONS = ['unknown', 'day', 'month', 'year'] as const;

/** One of them. */
export type Precision = (typeof PRECISIONS)[number];

/** What was filled in. */
export interface Happened {
  precision: Precision;
  /** `2026-10-21`, from the field of a day. */
  day: string;
  /** As typed: `10/2026`. */
  month: string;
  /** As typed: `2026`. */
  year: string;
}

/** What is sent: `2026`, `2026-10` or `2026-10-21`; `null` when unknown, nothing when it is not a time. */
export function toTime({ precision, day, month, year }: Happened): string | null | undefined {
  switch (precision) {
    case 'unknown':
      return null;
    case 'day':
      return day === '' ? undefined : day;
    case 'month':
      return typedDay(`1/${month.trim()}`)?.slice(0, 7);
    case 'year':
      return /^\d{4}$/.test(year.trim()) ? year.trim() : undefined;
  }
}
