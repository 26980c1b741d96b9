export const drafts = {
  title: 'Begun, not finished',
  kind: {
    payout: 'Pay to',
    non_payment: 'Cannot pay:',
    variation: 'Report of a change:',
    concern: 'Question or complaint:',
    account: 'Payment to an account:',
  } as Record<string, string>,
  keptAt: (time: string) => `Left at ${time}`,
  goOn: 'Go on',
  drop: 'Drop',
  dropAsk: 'Drop what was begun, with any signature?',
  dropSure: 'Drop it',
  dropNot: 'Keep it',
  more: (count: string) => `${count} more doors were begun; open them to go on.`,
  notKept:
    'The device is almost full: this work is not put away. Go on, and do not switch off until it is recorded.',
};
