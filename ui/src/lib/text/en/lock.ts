export const lock = {
  title: 'Enter the PIN',
  open: 'Unlock',
  pin: 'PIN',
  digitsTyped: (count: number) => (count === 0 ? 'No digits yet' : `${count} digits typed`),
  deleteDigit: 'Delete a digit',
  wait: (seconds: number) => `Wait ${seconds} seconds and try again`,
  kept: 'The data on this device is encrypted and complete.',
};
