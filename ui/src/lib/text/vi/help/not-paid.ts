import type { HelpText } from '../../help-text';

export const not_paid: HelpText = {
  purpose: 'Ghi vì sao chưa chi được. Phong bì vẫn ở trong túi của mình.',
  buttons: [
    ['Một lý do', 'Chọn lý do đúng nhất.'],
    ['Hẹn đến lại', 'Hôm nay, ngày mai, ngày khác hoặc ra bưu cục. Không bắt buộc.'],
    ['Giấy nhắn để lại ở nhà', 'Lời nhắn soạn sẵn, không ghi số tiền. Để lại rồi thì đánh dấu.'],
    ['Ghi thêm', 'Ví dụ: hẹn chiều mai. Không bắt buộc.'],
    ['Ghi nhận không chi được', 'Ký và lưu lại.'],
  ],
  wrong: [
    ['Người nhà báo đã mất', 'Không giao phong bì cho người nhà. Bưu cục sẽ báo xã, phường.'],
    ['Lát nữa lại gặp được', 'Mở lại hộ đó và chi bình thường.'],
    ['Bấm nhầm lý do', 'Mở lại hộ đó, bấm “Đính chính”.'],
  ],
};
