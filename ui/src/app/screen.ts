// Every screen of the program, as one typed union. A screen carries identifiers only: it stands in the browser's
// history, where no personal data belongs.

/** The cards of a payout, in order. */
export const PAYOUT_STEPS = ['envelope', 'receiver', 'identity', 'signature', 'review'] as const;

/** One card of a payout. */
export type PayoutStep = (typeof PAYOUT_STEPS)[number];

/** The cards of the first start, in order. */
export const START_STEPS = ['link', 'device', 'pin', 'again'] as const;

/** One card of the first start. */
export type StartStep = (typeof START_STEPS)[number];

/** A screen. */
export type Screen =
  /** With `scan` the camera is open for what the card asks for. */
  | { name: 'start'; step: StartStep; scan?: true }
  | { name: 'today' }
  | { name: 'receive' }
  | { name: 'doors' }
  | { name: 'door'; envelope: string }
  | { name: 'explain'; envelope: string; line: number; large: boolean }
  | { name: 'payout'; envelope: string; step: PayoutStep; scan?: true }
  | { name: 'not_paid'; envelope: string }
  | { name: 'recorded' }
  | { name: 'correct'; envelope: string; entry: string }
  | { name: 'bag' }
  | { name: 'journal' }
  | { name: 'sync' }
  | { name: 'slip'; entry: string }
  | { name: 'check_slip' }
  | { name: 'settings' }
  | { name: 'board' }
  | { name: 'carrier_day'; carrier: string }
  | { name: 'receipts' };
