export const checklist = {
  title: (done: number, total: number) => `What to do at this door (${done}/${total})`,
  items: [
    'Greet, and say who you are and of which branch',
    'Meet the beneficiary; of anybody else see the paper and how long it is valid',
    'Compare the four points of the envelope: amount, months, payer, hotline',
    'Say what is paid today, for how many months, and why it is this much',
    'Hand the envelope over and ask the receiver to open and count it',
    'The receiver signs on the device and on the paper list; never sign for anybody',
    'Leave the slip',
    'Ask what has changed: moved, ill, papers, an account',
  ],
  hide: 'Once you know the work, turn this off in the settings.',
  setting: 'Show what to do at each door',
};
