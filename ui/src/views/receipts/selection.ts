import type { ReceiptQuery } from '$lib/generated/ReceiptQuery';

/** What receipts are wanted for. */
export const PURPOSES = ['day', 'carrier', 'list', 'person'] as const;

/** What receipts are wanted for. */
export type Purpose = (typeof PURPOSES)[number];

/** Which receipts, without the form of the file. */
export type Selection = Omit<ReceiptQuery, 'format'>;

/** What was chosen for each purpose; empty when nothing was. */
export interface Chosen {
  date: string;
  carrier: string;
  list: string;
  person: string;
}

/** The receipts of a purpose; `null` as long as the carrier, list or person is not chosen. */
export function selectionOf(purpose: Purpose, chosen: Chosen): Selection | null {
  switch (purpose) {
    case 'day':
      return { date: chosen.date };
    case 'carrier':
      return chosen.carrier === '' ? null : { date: chosen.date, carrier: chosen.carrier };
    case 'list':
      return chosen.list === '' ? null : { list: chosen.list };
    case 'person':
      return chosen.person === '' ? null : { person: chosen.person };
  }
}
