// What of an explanation may be shown to others and read aloud.

import type { LineExplanation } from '$lib/generated/LineExplanation';
import type { SectionView } from '$lib/generated/SectionView';
import type { SentenceView } from '$lib/generated/SentenceView';

/** The sections that anyone at the door may see. */
export function publicSections(line: LineExplanation): SectionView[] {
  return line.sections.filter((section) => section.audience === 'everyone');
}

/** What a voice may say of sentences. */
export function aloud(sentences: SentenceView[]): string[] {
  return sentences.flatMap((sentence) => sentence.aloud ?? []);
}

/** What a voice may say of a line. */
export function aloudOfLine(line: LineExplanation): string[] {
  return publicSections(line).flatMap((section) => aloud(section.sentences));
}
