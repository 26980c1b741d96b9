import type { HelpText } from '../../help-text';

const moving: [string, string][] = [
  ['Tay nắm bên phải', 'Giữ rồi kéo dòng đến chỗ mới; kéo sát mép thì màn hình tự cuộn.'],
  ['Lên đầu · Lên · Xuống · Xuống cuối', 'Bấm một dòng trước, rồi chuyển chỗ dòng ấy.'],
  ['Lưu thứ tự', 'Thứ tự này dùng cho cả những tháng sau.'],
  ['Bỏ thay đổi', 'Trở lại thứ tự đã lưu lần trước.'],
];

export const rounds: HelpText = {
  purpose: 'Xếp các ấp, khóm theo đường mình đi.',
  buttons: [['Mũi tên bên phải tên ấp', 'Xếp từng nhà trong ấp đó.'], ...moving],
  wrong: [['Đang xếp dở thì có việc', 'Cứ rời màn hình. Mở lại, phần đang xếp vẫn còn.']],
};

export const round: HelpText = {
  purpose: 'Xếp các nhà trong một ấp theo đường mình đi.',
  buttons: moving,
  wrong: [
    ['Có chữ “mới”', 'Người mới vào danh sách, đang ở cuối. Xếp vào đúng chỗ rồi lưu.'],
    ['Đang xếp dở thì có việc', 'Cứ rời màn hình. Mở lại, phần đang xếp vẫn còn.'],
  ],
};
