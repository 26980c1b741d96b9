import type { HelpText } from '../../help-text';

export const handover: HelpText = {
  purpose: 'Giao phong bì cho nhân viên khác, hoặc nhận của người khác, khi không có mạng.',
  buttons: [
    ['Tôi giao cho người khác', 'Quét mã trên máy người nhận, chọn ấp, hai người ký.'],
    ['Mã máy của tôi', 'Đưa cho người giao quét.'],
    ['Ghi tệp bàn giao', 'Ghi lại được nhiều lần. Chép sang máy người nhận.'],
    ['Tôi nhận của người khác', 'Chọn tệp, đếm phong bì rồi ký.'],
  ],
  wrong: [
    ['Tệp không đọc được', 'Chép lại cả tệp. Tệp chỉ đọc được trên đúng máy đã quét mã.'],
    ['Thiếu phong bì so với tệp', 'Đừng ký. Đếm lại hai người và báo bưu cục.'],
    ['Giao nhầm ấp', 'Không rút lại được. Người nhận trả về bưu cục.'],
  ],
};
