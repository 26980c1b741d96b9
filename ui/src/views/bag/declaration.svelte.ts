// What the carrier counted in the bag at the end of the day.

import type { HoldingView } from '$lib/generated/HoldingView';
import type { NoteCountInput } from '$lib/generated/NoteCountInput';

/** A declaration while it is made. */
export class Declaration {
  envelopes = $state('');
  amount = $state('');
  note = $state('');
  notes = $state.raw<NoteCountInput[]>([]);

  get isCounted(): boolean {
    return this.envelopes !== '' && this.amount !== '';
  }

  get held(): HoldingView {
    return { envelopes: Number(this.envelopes), amount: this.amount };
  }

  /** Whether it is something else than the book has. */
  differsFrom(book: HoldingView): boolean {
    return this.isCounted && (this.held.envelopes !== book.envelopes || this.held.amount !== book.amount);
  }

  /** What the entry says. */
  get said(): { held: HoldingView; note: string; loose_notes: NoteCountInput[] } {
    return { held: this.held, note: this.note.trim(), loose_notes: this.notes };
  }
}
