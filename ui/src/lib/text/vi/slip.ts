import type { SlipVerdict } from '../../generated/SlipVerdict';

const receiver: Record<string, string> = {
  beneficiary: 'Chính người hưởng',
  registered: 'Người nhận thay có trong sổ',
  unregistered: 'Người nhận thay có giấy tờ',
};

const verdict: Record<SlipVerdict, string> = {
  genuine: 'Phiếu thật',
  corrected: 'Phiếu thật, nhưng lần chi này đã đính chính',
  not_a_slip: 'Đây không phải mã của phiếu nhận tiền',
  later_form: 'Phiếu kiểu mới, máy này chưa đọc được',
  damaged: 'Mã bị thiếu hoặc đọc sai',
  other_centre: 'Phiếu không do trung tâm của ta ký',
  forged: 'Phiếu giả hoặc đã bị sửa',
};

const advice: Record<SlipVerdict, string> = {
  genuine:
    'Máy của người chi đã ký đúng những gì ghi dưới đây. So từng mục với tờ phiếu. Phiếu không biết những đính chính về sau ở máy khác.',
  corrected: 'Phiếu này không còn hiệu lực. Xem sổ ghi hoặc hỏi bưu cục.',
  not_a_slip: 'Đưa đúng mã QR in trên phiếu vào khung.',
  later_form: 'Cập nhật Tận Nhà rồi thử lại. Chưa thể nói phiếu thật hay giả.',
  damaged: 'Vuốt phẳng tờ phiếu, quét lại nơi đủ sáng. Nếu dùng máy quét cầm tay, tắt bộ gõ tiếng Việt.',
  other_centre: 'Không tin tờ phiếu này. Giữ lại và báo cho bưu cục.',
  forged: 'Không tin tờ phiếu này. Giữ lại và báo cho bưu cục.',
};

export const slip = {
  open: 'Phiếu cho người nhận',
  title: 'Phiếu nhận tiền',
  forWhom: 'Người hưởng',
  amount: 'Số tiền đã nhận',
  correctedTitle: 'Lần chi này đã đính chính',
  correctedAbout: 'Phiếu không còn hiệu lực.',
  lines: 'Gồm các khoản',
  months: 'Tháng',
  at: 'Lúc',
  receivedBy: 'Người nhận',
  receiver,
  payer: 'Người chi',
  branch: 'Bưu cục',
  number: 'Số biên nhận',
  question: 'Nếu có thắc mắc, xin gọi',
  code: 'Mã để kiểm tra phiếu',
  codeAbout: 'Ai có Tận Nhà cũng quét được để biết phiếu thật, không cần mạng.',
  print: 'In phiếu',
  printing: 'Đang in…',
  printed: 'Đã gửi phiếu tới máy in',
  choosePrinter: 'Cài máy in',
  save: 'Lưu PDF',
  saving: 'Đang lưu…',
  saved: 'Đã lưu phiếu',
  checkTitle: 'Kiểm tra phiếu',
  checkAbout: 'Quét mã trên tờ phiếu của người nhận để biết phiếu thật hay giả. Không cần mạng.',
  checkHint: 'Đưa mã QR trên phiếu vào giữa khung, vuốt phẳng giấy.',
  checkField: 'Máy quét cầm tay, hoặc dán chữ của mã',
  checkFieldHint: 'Chữ của mã bắt đầu bằng TANNHA1:',
  again: 'Kiểm tra phiếu khác',
  verdict,
  advice,
  programme: 'Chương trình',
  ownSlip: 'Máy này đã ghi lần chi đó, và đã xem cả những đính chính về sau trên máy.',
  printer: 'Máy in phiếu (giấy 58 mm)',
  printerAddress: 'Cổng hoặc địa chỉ máy in',
  printerHint:
    'USB: /dev/usb/lp0. Bluetooth đã ghép: /dev/rfcomm0. Windows: COM3. Mạng: 192.168.1.20:9100. Để trống là không dùng.',
  printerSave: 'Lưu máy in',
  printerSaved: 'Đã lưu máy in',
};
