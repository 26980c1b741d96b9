export const notPaid = {
  title: 'Không chi được',
  ask: 'Vì sao?',
  note: 'Ghi thêm',
  noteHint: 'Ví dụ: con gái hẹn chiều mai về',
  confirm: 'Ghi nhận không chi được',
  kept: 'Phong bì vẫn ở trong túi và tính vào tiền phải có cuối ngày.',
  deceased: 'Giữ phong bì lại, không giao cho người nhà. Bưu cục sẽ báo xã, phường.',
};
