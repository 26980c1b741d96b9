// The guided course of a practice, as every screen's card shows it. The core sees what was done; this only asks.

import { call } from '$lib/backend';
import type { CourseView } from '$lib/generated/CourseView';

/** The course under way. */
class Course {
  view = $state.raw<CourseView | null>(null);
  /** Whether the card is folded to one line. */
  folded = $state(false);

  /** Looks how the course stands. A refusal leaves what was seen before: the next look is soon. */
  async look(): Promise<void> {
    try {
      this.view = await call('course', {});
    } catch {
      // Locked meanwhile, or left: whoever asked for that shows it.
    }
  }

  /** Forgets what was seen, when a practice begins or ends. */
  forget(): void {
    this.view = null;
    this.folded = false;
  }
}

/** The one course of the window. */
export const course = new Course();
