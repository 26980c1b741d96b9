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

/** A card of signing a handover: who signs, then each hand. */
export type HandCard = 'hands' | 'own' | 'other';

/** What is signed in the evening. */
export type EveningAct = 'return' | 'declare';

/** The places of a handover between carriers. */
export type HandoverPlace = 'home' | 'code' | 'give' | 'take';

/** A screen. */
export type Screen =
  /** With `scan` the camera is open for what the card asks for. */
  | { name: 'start'; step: StartStep; scan?: true }
  | { name: 'today' }
  | { name: 'receive'; step?: HandCard }
  | { name: 'doors' }
  | { name: 'door'; envelope: string }
  | { name: 'note'; envelope: string }
  | { name: 'explain'; envelope: string; line: number; large: boolean }
  | { name: 'payout'; envelope: string; step: PayoutStep; scan?: true }
  | { name: 'not_paid'; envelope: string }
  /** Nothing for somebody who is not on the list. */
  | { name: 'report'; envelope: string | null }
  | { name: 'report_variation'; envelope: string | null }
  | { name: 'report_concern'; envelope: string | null }
  | { name: 'report_account'; envelope: string; scan?: true }
  | { name: 'reports' }
  | { name: 'recorded' }
  | { name: 'correct'; envelope: string; entry: string }
  | { name: 'bag'; act?: EveningAct; step?: HandCard }
  | { name: 'handover'; place: HandoverPlace; step?: HandCard; grant?: string }
  | { name: 'rounds' }
  | { name: 'round'; commune: string; hamlet: string }
  | { name: 'points' }
  /** With `scan` the camera is open to find whoever has come. */
  | { name: 'point'; point: string; scan?: true }
  | { name: 'journal' }
  | { name: 'sync' }
  | { name: 'slip'; entry: string }
  | { name: 'check_slip' }
  | { name: 'settings' }
  | { name: 'board' }
  | { name: 'carrier_day'; carrier: string }
  | { name: 'receipts' };
