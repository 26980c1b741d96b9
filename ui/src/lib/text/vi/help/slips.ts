import type { HelpText } from '../../help-text';

export const slip: HelpText = {
  purpose: 'Phiếu cho người nhận giữ: đưa xem, in, hoặc lưu PDF.',
  buttons: [
    ['In phiếu', 'Gửi tới máy in đã cài trong Cài đặt.'],
    ['Lưu PDF', 'Ghi tệp vào thư mục Tài liệu của máy.'],
  ],
  wrong: [
    ['Máy in không chạy', 'Xem máy in đã bật, còn giấy, ở gần; xem lại địa chỉ trong Cài đặt.'],
    ['Phiếu ghi đã đính chính', 'Lần chi đó không còn hiệu lực. Lần chi đúng có phiếu của nó.'],
  ],
};

export const check_slip: HelpText = {
  purpose: 'Biết phiếu của người nhận là thật hay giả, không cần mạng.',
  buttons: [['Kiểm tra phiếu khác', 'Quét tờ tiếp theo.']],
  wrong: [
    ['Mã đọc không ra', 'Vuốt phẳng giấy, ra nơi đủ sáng, đưa máy xa gần cho rõ.'],
    ['Phiếu giả', 'Giữ tờ phiếu lại, hỏi ai đưa, báo cho bưu cục.'],
  ],
};
