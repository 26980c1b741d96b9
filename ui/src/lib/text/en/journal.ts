export const journal = {
  title: 'Journal',
  about: 'Everything recorded on this device, newest first. Nothing is deleted or changed.',
  empty: 'Nothing was recorded on this device',
  list: 'Records',
  flags: 'The centre asks to look at this',
};
