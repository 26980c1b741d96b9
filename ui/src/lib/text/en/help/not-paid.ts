import type { HelpText } from '../../help-text';

export const not_paid: HelpText = {
  purpose: 'Record why the envelope could not be paid. It stays in your bag.',
  buttons: [
    ['A reason', 'Choose the one that fits best.'],
    ['Come again', 'Today, tomorrow, another day or at the post office. Not required.'],
    ['Message to leave at the door', 'Ready words without money in them. Tick once it is left.'],
    ['Note', 'For example: tomorrow afternoon. Not needed.'],
    ['Record as not paid', 'Signs and keeps it.'],
  ],
  wrong: [
    ['The family reports a death', 'Do not give them the envelope. The branch tells the commune.'],
    ['You meet the person later', 'Open the door again and pay as usual.'],
    ['Wrong reason pressed', 'Open the door again and press “Correct”.'],
  ],
};
