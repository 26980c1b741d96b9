import type { HelpText } from '../../help-text';

export const payout_envelope: HelpText = {
  purpose:
    'Before the envelope is handed over, compare four points of its label with the screen: amount, months, payer, hotline.',
  buttons: [
    ['All four are right', 'When the label reads exactly like the screen.'],
    ['Right · Wrong', 'Marks each point when one differs.'],
  ],
  wrong: [
    [
      'The amount differs',
      'Open the envelope and count before the receiver. If money is missing do not pay: go back and press “Cannot pay”.',
    ],
    ['A wrong number or name', 'Mark it Wrong and go on; it is recorded.'],
  ],
};

export const payout_receiver: HelpText = {
  purpose: 'Who is receiving: the beneficiary, somebody of the register, or somebody else with a paper.',
  buttons: [
    ['The beneficiary', 'The person on the list receives.'],
    ['Name of a receiver', 'A registered one; look how long the paper is valid.'],
    ['Somebody else with a paper', 'Write name, identity number, relation, and the paper with its number.'],
  ],
  wrong: [
    [
      'The paper has run out',
      'It can be recorded, but the centre will look at it. If unsure, ask the supervisor first.',
    ],
    ['A relative without a paper', 'Do not pay. Tell them how to get an authorisation at the commune.'],
  ],
};

export const payout_identity: HelpText = {
  purpose: 'Make sure that it is the right person, and record how you did.',
  buttons: [
    ['Known personally', 'Only when you really know the person.'],
    ["Scan the card's code", 'Show the camera the side with the code; it is compared with the list.'],
    ['Card seen', 'Look at the card and type the last 4 digits that you see.'],
    ['Other paper with a photo', 'When there is no identity card.'],
  ],
  wrong: [
    ['The code cannot be read', 'Wipe the lens, go into the light, or type the 12 digits.'],
    [
      'The number differs from the list',
      'Look again. If the card says so, record it; the centre will look at it.',
    ],
    ['It is not this person', 'Go back, press “Cannot pay” and choose the reason.'],
  ],
};

export const payout_signature: HelpText = {
  purpose:
    'The receiver counts first and signs then. The foot of the frame says who signs for how much, and when.',
  buttons: [
    ['Sign again', 'Wipes the strokes.'],
    ['Signed', 'Goes on to the review.'],
  ],
  wrong: [
    [
      'The receiver cannot sign',
      'Never sign for them. Go back and ask the supervisor how a mark with a witness is recorded.',
    ],
    ['The frame is too small', 'Turn the device on its side.'],
  ],
};

export const payout_review: HelpText = {
  purpose: 'A last look. Once confirmed the record is signed on this device and cannot be changed.',
  buttons: [['Confirm the payout', 'Press it when the receiver holds all the money.']],
  wrong: [
    ['Something is wrong', 'Go back and change it; nothing is recorded yet.'],
    ['Seen only after confirming', 'Open the door again and press “Correct” under Recorded.'],
  ],
};
