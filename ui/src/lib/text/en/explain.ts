import type { SectionKeyView } from '../../generated/SectionKeyView';

const sections: Record<SectionKeyView, string> = {
  what: 'What this is',
  what_private: 'Its full name',
  amount: 'Why this amount',
  total: 'What it is made of',
  arrears: 'Back pay',
  carried_over: 'Not collected earlier',
  recovery: 'Money given back',
  ground: 'Under which rules',
  ground_private: 'The full articles',
  soon: 'What changes soon',
};

export const explain = {
  title: 'Explanation',
  open: 'Explain',
  sections,
  amount: (months: string) => `Money of this line, ${months}`,
  carrierOnly: 'For the carrier only, not to be read to others',
  needsAnswer: 'Note the question for the commune to answer',
  needsAnswerAbout: 'The list is still what is paid. Do not answer for the authority.',
  questions: 'Usual questions',
  readAloud: 'Read aloud',
  stopReading: 'Stop reading',
  large: 'Large type',
  largeTitle: 'For the receiver to see',
  catalogue: (asOf: string) => `Catalogue of ${asOf}`,
  catalogueBundled: 'It came with the app; the centre has sent no newer one.',
  cataloguePublished: (version: string, on: string) => `Number ${version} of the centre, in use since ${on}.`,
  catalogueAbout: 'The catalogue only explains. The list is what is paid.',
  gone: 'This envelope no longer has that line.',
};
