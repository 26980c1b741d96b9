export const correct = {
  title: 'Correction',
  entry: 'The record to correct',
  about: 'The old record stays as it is, with your reason. The envelope goes back into the bag.',
  reason: 'Reason for the correction',
  quick: {
    person: 'Wrong person',
    reason: 'Wrong reason',
    amount: 'Wrong amount',
    tapped: 'Tapped by mistake',
  },
  words: 'In more words',
  wordsHint: 'What happened, who saw it',
  confirm: 'Confirm the correction',
};
