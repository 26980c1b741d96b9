// The language of the screen. The core keeps the choice; this holds what is shown.

import type { Language } from '../generated/Language';

class Shown {
  current = $state<Language>('vi');

  /** Shows a language, also to screen readers. */
  show(language: Language): void {
    this.current = language;
    document.documentElement.lang = language;
  }
}

/** The language that is shown. */
export const language = new Shown();
