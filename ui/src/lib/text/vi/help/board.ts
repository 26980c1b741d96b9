import type { HelpText } from '../../help-text';

export const board: HelpText = {
  purpose: 'Bảng trong ngày của mọi nhân viên: đã giao, đã chi, trả lại, còn giữ, chênh lệch.',
  buttons: [
    ['Ngày trước · Ngày sau · Hôm nay', 'Đổi ngày.'],
    ['Lấy số mới', 'Hỏi trung tâm số mới nhất.'],
    ['Tên một nhân viên', 'Mở ngày của người ấy để đếm và khóa sổ.'],
  ],
  wrong: [
    ['Không liên lạc được với trung tâm', 'Số đang xem là số cũ, có ghi giờ. Có mạng thì bấm “Lấy số mới”.'],
    ['Máy của nhân viên còn nợ bản ghi', 'Bảo người ấy mở “Gửi về trung tâm” trước khi khóa sổ.'],
  ],
};
