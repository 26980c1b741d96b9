export const lock = {
  title: 'Nhập mã PIN',
  open: 'Mở khóa',
  pin: 'Mã PIN',
  digitsTyped: (count: number) => (count === 0 ? 'Chưa nhập số nào' : `Đã nhập ${count} số`),
  deleteDigit: 'Xóa một số',
  wait: (seconds: number) => `Chờ ${seconds} giây rồi thử lại`,
  kept: 'Dữ liệu trên máy được mã hóa và vẫn còn nguyên.',
};
