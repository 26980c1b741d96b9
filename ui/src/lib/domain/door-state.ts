// The shape and colour of each state of a door; the word is in the catalogue.

import type { DoorState } from '../generated/DoorState';
import type { IconName } from '../shared/icons';

/** Colours of a mark. Green stays reserved for what the centre has accepted. */
export type MarkTone = 'plain' | 'accepted' | 'pending' | 'alarm' | 'accent';

/** The shape of each state. */
export const STATE_ICON: Record<DoorState, IconName> = {
  not_taken: 'box',
  to_pay: 'circle',
  paid: 'checked',
  not_paid: 'missed',
  returned: 'returned',
  handed_over: 'returned',
  withdrawn: 'stopped',
};

/**
 * The colour of a state, by whether the centre has accepted the entry that made it so. A door where nothing happened
 * yet has no colour: green there would read as done.
 */
export function stateTone(state: DoorState, accepted: boolean | null): MarkTone {
  if (state === 'withdrawn') return 'alarm';
  if (accepted === null || state === 'to_pay' || state === 'not_taken') return 'plain';
  return accepted ? 'accepted' : 'pending';
}
