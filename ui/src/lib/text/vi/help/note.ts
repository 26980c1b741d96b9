import type { HelpText } from '../../help-text';

export const note: HelpText = {
  purpose: 'Ghi một câu cho lần đến sau. Tháng sau, hay người khác đi tuyến này, vẫn thấy.',
  buttons: [
    ['Các câu có sẵn', 'Bấm một câu để thêm vào ghi chú.'],
    ['Ghi chú', 'Viết bằng lời của mình, tối đa 200 chữ cái.'],
    ['Lưu ghi chú', 'Ghi chú mới thay ghi chú cũ.'],
    ['Bỏ ghi chú', 'Nhà này không còn ghi chú nữa.'],
  ],
  wrong: [
    ['Ghi chú của người khác không còn đúng', 'Sửa lại cho đúng rồi lưu.'],
    ['Nghe báo có thay đổi: mất, chuyển đi', 'Đừng ghi ở đây. Dùng nút “Không chi được” hoặc báo biến động.'],
  ],
};
