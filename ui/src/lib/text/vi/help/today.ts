import type { HelpText } from '../../help-text';

export const today: HelpText = {
  purpose: 'Cả ngày trong một màn hình: tiền còn trong túi, đã đến bao nhiêu hộ, việc kế tiếp là gì.',
  buttons: [
    ['Nhận phong bì buổi sáng', 'Bấm khi đứng trước người giao, để đếm rồi ký nhận.'],
    ['Mở tuyến', 'Danh sách các hộ phải đến hôm nay.'],
    ['Tên ấp, khóm', 'Mở tuyến, chỉ các hộ của ấp, khóm đó.'],
    ['Cuối ngày', 'Trả phong bì còn lại và khai số đếm được.'],
    ['Gửi về trung tâm', 'Gửi những gì còn chờ. Máy cũng tự gửi khi có mạng.'],
  ],
  wrong: [
    [
      'Chưa có phong bì nào',
      'Danh sách chưa về máy. Tới chỗ có mạng, bấm “Gửi và nhận ngay”, hoặc hỏi bưu cục.',
    ],
    ['Báo đồng hồ sai', 'Chỉnh giờ của máy cho đúng. Việc vẫn ghi được.'],
    ['Số tiền không giống trong túi', 'Đếm lại túi; xem sổ ghi coi có hộ nào ghi nhầm, rồi đính chính.'],
  ],
};
