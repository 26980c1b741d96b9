import type { HelpText } from '../../help-text';

export const report: HelpText = {
  purpose: 'Writes down what is heard and seen at a door, besides the payment.',
  buttons: [
    ['Report a change', 'A death, a move, wrong data, somebody who may be entitled.'],
    ['Question, feedback, complaint', 'The words of the person; they go to the branch.'],
    ['Payment to an account', 'Ask first, then write down bank and account.'],
  ],
  wrong: [['Not sure', 'Report what you heard and from whom. The authority looks into it and decides.']],
};

export const report_variation: HelpText = {
  purpose: 'Reports a change that may alter the next list. Choose what it is and sign: that is enough.',
  buttons: [
    ['A kind', 'Choose the nearest one.'],
    ['More kinds', 'Those that are met less often.'],
    ['Unknown, Day, Month, Year', 'As much of the date as is known.'],
    ['Sign and record', 'Signs it and keeps it on the device.'],
  ],
  wrong: [
    ['The person has died', 'Report it here and keep the envelope. Every envelope of that person will warn.'],
    ['Wrongly recorded', 'Tell the branch. A report decides nothing.'],
  ],
};

export const report_concern: HelpText = {
  purpose: 'Writes down a question, feedback or complaint in the words of the person.',
  buttons: [
    ['Question', 'A common question brings its answer to read out.'],
    ['Feedback', 'About the payout; the branch answers.'],
    ['Complaint', 'Against a decision; only the authority that decided settles it.'],
    ['Sign and record', 'Signs it and keeps it on the device.'],
  ],
  wrong: [['An answer is wanted at once', 'Promise nothing. Write down a telephone number for the answer.']],
};

export const report_account: HelpText = {
  purpose: 'Writes down whether somebody wants to be paid to an account. Ask first.',
  buttons: [
    ['Agrees', 'Only after the person has said so.'],
    ['Scan the VietQR of the account', 'Fills in bank and account. The code does not name the holder.'],
    ['How to register with VNeID', 'The steps, to explain them.'],
  ],
  wrong: [
    ['The person does not want it', 'Choose “Does not want it”. Cash goes on as before.'],
    ['A password or an OTP is held out', 'Do not take it, look at it or write it down.'],
  ],
};

export const reports: HelpText = {
  purpose: 'What was reported on this device, the latest first.',
  buttons: [['Report somebody who is not on the list', 'Such as an old person who may be entitled.']],
  wrong: [
    ['Still amber', 'Signed here and not yet at the centre. The device sends it when there is a network.'],
  ],
};
