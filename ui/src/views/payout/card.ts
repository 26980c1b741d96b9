// What a scanned card means for whoever takes the money.

import type { CardMatch } from '$lib/generated/CardMatch';
import type { CardView } from '$lib/generated/CardView';

/** What of a card can be compared, in the order in which it is read. */
export const COMPARED = ['name', 'birth', 'number'] as const;

/** Something of a card that can be compared. */
export type Compared = (typeof COMPARED)[number];

/** How one point of a card compares. */
export function matchOf(card: CardView, point: Compared): CardMatch {
  return { name: card.name_match, birth: card.birth_match, number: card.number_match }[point];
}

/** How the card as a whole compares: one difference decides, and nothing known is no match. */
export function wholeMatch(card: CardView): CardMatch {
  const points = COMPARED.map((point) => matchOf(card, point));
  if (points.includes('differs')) return 'differs';
  return points.includes('match') ? 'match' : 'unknown';
}

/**
 * The card of somebody who is on no list: compared with what was typed of the paper, if anything was. What the
 * core found by comparing with the beneficiary says nothing about this person.
 */
export function ofStranger(card: CardView, typed: { name: string; idNumber: string }): CardView {
  const compare = (onCard: string | null, inForm: string): CardMatch =>
    onCard === null || inForm.trim() === ''
      ? 'unknown'
      : plain(onCard) === plain(inForm)
        ? 'match'
        : 'differs';
  const ofList = card.name === null ? ['birth_year_differs', 'sex_differs'] : ['list_sex_differs'];
  return {
    ...card,
    name_match: compare(card.name, typed.name),
    number_match: compare(card.id_number, typed.idNumber),
    birth_match: 'unknown',
    old_number_linked: false,
    warnings: card.warnings.filter((warning) => !ofList.includes(warning)),
  };
}

function plain(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('vi');
}
