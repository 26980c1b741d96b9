import type { HelpText } from '../../help-text';

export const explain: HelpText = {
  purpose: 'Lời giải thích từng khoản, viết để đọc to cho người nhận nghe.',
  buttons: [
    ['Đọc to', 'Máy đọc, nếu máy có giọng tiếng Việt.'],
    ['Chữ lớn', 'Đưa máy cho người nhận tự xem.'],
    ['Chỉ nhân viên xem', 'Phần riêng cho mình; không đọc cho người khác nghe.'],
    ['Câu hỏi thường gặp', 'Bấm vào câu hỏi để xem câu trả lời.'],
  ],
  wrong: [
    ['Người nhận vẫn thắc mắc', 'Hứa ghi lại và chuyển đúng nơi. Quyết định là của cơ quan nhà nước.'],
    ['Số tiền khác mức trong bảng', 'Số trên danh sách là số phải chi. Ghi câu hỏi lại để xã trả lời.'],
  ],
};
