export const receipts = {
  title: 'Export receipts',
  about: 'The centre makes the file and this device keeps it. Anyone can check it without this program.',
  carrier: 'Carrier',
  allCarriers: 'All carriers',
  format: 'Kind of file',
  formats: { pdf: 'PDF to print and read', bundle: 'Bundle to check' },
  export: 'Export',
  exporting: 'Exporting…',
  written: 'The file is written',
  path: 'Kept at',
  size: (kilobytes: string) => `${kilobytes} KB`,
};
