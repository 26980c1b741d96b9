export const practice = {
  title: 'New to the work?',
  about: 'Practise a whole day with eight invented people. No network, no real book, no real money.',
  start: 'Practise',
  band: 'PRACTICE – not real money',
  leave: 'Leave practice',
  pin: (pin: string) => `PIN of the practice: ${pin}`,
  noCentre: 'None: this is practice',
};
