// The hands of one handover while they sign: on this screen, one after the other, or on paper by choice.

import type { SignedInput } from '$lib/generated/SignedInput';
import { Signature } from '../payout/signature.svelte';

/** The cards of signing, in order. */
export type HandStep = 'hands' | 'own' | 'other';

/** Signatures of a handover. */
export class Signing {
  own = new Signature();
  other = new Signature();
  otherName = $state('');
  otherStaff = $state('');
  onPaper = $state(false);
  /** Whether only the holder signs. */
  readonly alone: boolean;

  constructor(alone = false) {
    this.alone = alone;
  }

  /** Whether nothing is left to write or sign. */
  get isComplete(): boolean {
    if (this.onPaper) return true;
    const ownDone = this.own.strokeCount > 0;
    return ownDone && (this.alone || (this.other.strokeCount > 0 && this.otherName.trim() !== ''));
  }

  /** What the entry gets; nothing when they sign on paper. */
  get signed(): SignedInput | null {
    if (this.onPaper) return null;
    return {
      ink: this.own.toInk(),
      other_name: this.otherName.trim(),
      other_staff: this.otherStaff.trim(),
      other_ink: this.other.toInk(),
    };
  }
}
