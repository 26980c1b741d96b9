export const journal = {
  title: 'Journal',
  about: 'Everything recorded on this device, newest first. Nothing is deleted or changed.',
  empty: 'Nothing was recorded on this device',
  list: 'Records',
  flags: 'The centre asks to look at this',
  signedBy: (other: string | null) =>
    other === null ? 'Signed on the screen' : `Signed on the screen, with ${other}`,
  signedOnPaper: 'Signed on paper',
};
