import type { HelpText } from '../../help-text';

export const receipts: HelpText = {
  purpose: 'Exports receipts to a file, to print or to check.',
  buttons: [
    ['A day · A carrier · A list · A beneficiary', 'Whose receipts, and of when.'],
    ['PDF to print and read', 'Can be read anywhere.'],
    ['Bundle to check', 'Holds the signatures; anybody can check it.'],
    ['Export', 'The centre makes the file; this device keeps it and says where.'],
  ],
  wrong: [
    ['Nobody found', 'Type fewer letters, or at least the last 4 digits.'],
    ['No contact', 'Exporting needs a network.'],
  ],
};
