export const notPaid = {
  title: 'Cannot pay',
  ask: 'Why?',
  note: 'Note',
  noteHint: 'For example: daughter returns tomorrow afternoon',
  confirm: 'Record as not paid',
  kept: 'The envelope stays in the bag and counts at the end of the day.',
  deceased: 'Keep the envelope, do not give it to the family. The branch tells the commune.',
};
