import type { HelpText } from '../../help-text';

export const carrier_day: HelpText = {
  purpose: "One carrier's day: balance, count of the returned envelopes, closing.",
  buttons: [
    ['Sign the count', 'Count first, without looking at the declaration, then sign.'],
    ['Close this day', 'When nothing stands in the way.'],
    ['Export', 'The receipts of this day.'],
  ],
  wrong: [
    [
      'There is a difference',
      'Count again together. If it stays, write the reason; the difference stays in the book.',
    ],
    [
      'The day cannot be closed',
      'Read the obstacles: often the device has not sent everything, or nothing was counted.',
    ],
  ],
};
