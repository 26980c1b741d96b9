// Which help belongs to which screen. A screen without a help text does not pass the type check: add a file of its
// own to src/lib/text/{vi,en}/help and name it in their index.

import { t } from '$lib/text';
import type { HelpText } from '$lib/text/help-text';
import type { PayoutStep, Screen } from './screen';

/** What there is help for: every screen, each card of a payout, and the lock. */
export type HelpSubject = Exclude<Screen['name'], 'payout'> | `payout_${PayoutStep}` | 'lock';

/** The subject of a screen. */
export function subjectOf(screen: Screen): HelpSubject {
  return screen.name === 'payout' ? `payout_${screen.step}` : screen.name;
}

/** The help of a subject. */
export function helpFor(subject: HelpSubject): HelpText {
  const texts: Record<HelpSubject, HelpText> = t().helpTexts;
  return texts[subject];
}

/** What the coach says of a screen, where there is something to say. */
export function hintFor(screen: Screen): string | null {
  const hints: Partial<Record<HelpSubject, string>> = t().course.hints;
  return hints[subjectOf(screen)] ?? null;
}
