export const notes = {
  title: 'Ghi chú nhà này',
  add: 'Thêm ghi chú nhà này',
  edit: 'Sửa ghi chú',
  by: (name: string, when: string) => `${name} ghi, ${when}`,
  own: (when: string) => `Ghi trên máy này, ${when}`,
  field: 'Ghi chú',
  hint: 'Điều người đến sau cần biết. Không ghi bệnh tật, tiền bạc hay chuyện riêng.',
  suggestions: 'Bấm để thêm',
  common: ['Nặng tai, gọi to', 'Chó dữ', 'Đi cổng bên', 'Gặp con dâu', 'Ở nhà sau', 'Chiều mới có nhà'],
  save: 'Lưu ghi chú',
  remove: 'Bỏ ghi chú',
};
