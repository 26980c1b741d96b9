export const help = {
  open: 'Trợ giúp màn hình này',
  title: 'Trợ giúp',
  close: 'Đóng trợ giúp',
  done: 'Đã hiểu, quay lại',
  buttons: 'Từng nút để làm gì',
  wrong: 'Khi có chuyện không ổn',
  contacts: 'Gọi cho ai',
  branch: (name: string) => `Kiểm soát viên của ${name}`,
  hotline: (number: string) => `Đường dây nóng ghi trên phong bì: ${number}`,
  noContacts: 'Hỏi kiểm soát viên của bưu cục nơi cấp máy này.',
};
