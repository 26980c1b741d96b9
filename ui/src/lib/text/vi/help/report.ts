import type { HelpText } from '../../help-text';

export const report: HelpText = {
  purpose: 'Ghi lại điều nghe, thấy ở nhà người hưởng, ngoài việc chi trả.',
  buttons: [
    ['Báo biến động', 'Mất, chuyển đi, sai thông tin, có thể được hưởng mà chưa có tên…'],
    ['Hỏi, phản ánh, khiếu nại', 'Ghi lời người dân; chương trình gửi về bưu cục.'],
    ['Muốn nhận qua tài khoản', 'Hỏi ý người hưởng trước, rồi mới ghi ngân hàng và số tài khoản.'],
  ],
  wrong: [['Không biết chắc', 'Cứ báo điều nghe được và ai nói. Cơ quan nhà nước kiểm tra và quyết định.']],
};

export const report_variation: HelpText = {
  purpose: 'Báo một thay đổi có thể làm danh sách tháng sau khác đi. Chọn việc, bấm ký là đủ.',
  buttons: [
    ['Một việc', 'Chọn việc gần đúng nhất.'],
    ['Việc khác nữa', 'Những việc ít gặp hơn.'],
    ['Không rõ, Biết ngày, Biết tháng, Biết năm', 'Biết đến đâu ghi đến đó.'],
    ['Ký và ghi tin báo', 'Ký và lưu lại trên máy.'],
  ],
  wrong: [
    ['Người ấy đã mất', 'Báo ở đây và không trao phong bì. Máy sẽ nhắc ở mọi phong bì của người đó.'],
    ['Ghi nhầm', 'Báo bưu cục. Tin báo chưa quyết định điều gì.'],
  ],
};

export const report_concern: HelpText = {
  purpose: 'Ghi câu hỏi, phản ánh hoặc khiếu nại của người dân, đúng lời người ta nói.',
  buttons: [
    ['Hỏi', 'Chọn câu hỏi thường gặp thì có sẵn câu trả lời để đọc.'],
    ['Phản ánh, kiến nghị', 'Về cách chi trả; bưu cục trả lời.'],
    ['Khiếu nại', 'Về quyết định; chỉ cơ quan đã quyết định mới giải quyết.'],
    ['Ký và ghi tin báo', 'Ký và lưu lại trên máy.'],
  ],
  wrong: [['Người dân đòi trả lời ngay', 'Đừng hứa. Ghi số điện thoại để nơi giải quyết gọi lại.']],
};

export const report_account: HelpText = {
  purpose: 'Ghi người hưởng có muốn nhận qua tài khoản không. Hỏi trước, ghi sau.',
  buttons: [
    ['Đồng ý', 'Chỉ bấm sau khi người hưởng nói đồng ý.'],
    ['Quét mã VietQR của tài khoản', 'Điền ngân hàng và số tài khoản. Mã không cho biết tên chủ tài khoản.'],
    ['Cách đăng ký trên VNeID', 'Các bước để hướng dẫn người hưởng tự làm.'],
  ],
  wrong: [
    ['Người hưởng không muốn', 'Bấm “Không muốn”. Tiền mặt vẫn chi như cũ.'],
    ['Người ta đưa mật khẩu, mã OTP', 'Không nhận, không xem, không ghi.'],
  ],
};

export const reports: HelpText = {
  purpose: 'Những việc đã báo trên máy này, việc mới nhất ở trên.',
  buttons: [
    ['Báo việc của người không có trên danh sách', 'Ví dụ: một cụ già chưa có tên mà có thể được hưởng.'],
  ],
  wrong: [['Còn màu vàng', 'Đã ký trên máy, trung tâm chưa nhận. Có mạng thì máy tự gửi.']],
};
