export const journal = {
  title: 'Sổ ghi',
  about: 'Mọi việc đã ghi trên máy này, mới nhất ở trên. Không xóa, không sửa.',
  empty: 'Chưa ghi gì trên máy này',
  list: 'Các bản ghi',
  flags: 'Trung tâm nhắc xem lại',
  signedBy: (other: string | null) => (other === null ? 'Đã ký trên máy' : `Đã ký trên máy, cùng ${other}`),
  signedOnPaper: 'Ký trên giấy',
};
