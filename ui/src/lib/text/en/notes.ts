export const notes = {
  title: 'Note of this door',
  add: 'Add a note to this door',
  edit: 'Edit the note',
  by: (name: string, when: string) => `By ${name}, ${when}`,
  own: (when: string) => `Made on this device, ${when}`,
  field: 'Note',
  hint: 'What whoever comes next must know. No illness, no money, nothing private.',
  suggestions: 'Tap to add',
  /** In Vietnamese: whoever walks the route next reads them. */
  common: ['Nặng tai, gọi to', 'Chó dữ', 'Đi cổng bên', 'Gặp con dâu', 'Ở nhà sau', 'Chiều mới có nhà'],
  save: 'Save the note',
  remove: 'Remove the note',
};
