import type { HelpText } from '../../help-text';

export const correct: HelpText = {
  purpose: 'Sửa một việc đã ghi nhầm. Bản ghi cũ giữ nguyên, có thêm bản đính chính nói vì sao.',
  buttons: [
    ['Nhầm người · Nhầm lý do · Nhầm số tiền · Bấm nhầm', 'Chọn chuyện gì đã nhầm.'],
    ['Nói rõ thêm', 'Viết bằng lời của mình: chuyện gì, ai thấy.'],
    ['Xác nhận đính chính', 'Phong bì trở lại trong túi; rồi ghi lại cho đúng.'],
  ],
  wrong: [
    ['Tiền đã giao nhầm người', 'Đính chính chỉ sửa sổ, không lấy lại tiền. Gọi kiểm soát viên ngay.'],
    ['Không thấy nút Đính chính', 'Bản ghi đó đã được đính chính rồi.'],
  ],
};
