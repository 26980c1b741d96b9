export const help = {
  open: 'Help for this screen',
  title: 'Help',
  close: 'Close the help',
  done: 'Understood, go back',
  buttons: 'What each button does',
  wrong: 'When something is wrong',
  contacts: 'Whom to call',
  branch: (name: string) => `The supervisor of ${name}`,
  hotline: (number: string) => `Hotline on the envelopes: ${number}`,
  noContacts: 'Ask the supervisor of the branch that gave you this device.',
};
