import type { HelpText } from '../../help-text';

export const not_paid: HelpText = {
  purpose: 'Record why the envelope could not be paid. It stays in your bag.',
  buttons: [
    ['A reason', 'Choose the one that fits best.'],
    ['Note', 'For example: tomorrow afternoon. Not needed.'],
    ['Record as not paid', 'Signs and keeps it.'],
  ],
  wrong: [
    ['The family reports a death', 'Do not give them the envelope. The branch tells the commune.'],
    ['You meet the person later', 'Open the door again and pay as usual.'],
    ['Wrong reason pressed', 'Open the door again and press “Correct”.'],
  ],
};
