import type { HelpText } from '../../help-text';

export const sync: HelpText = {
  purpose: 'Máy và trung tâm: cái gì mới ký trên máy, cái gì trung tâm đã nhận.',
  buttons: [['Gửi và nhận ngay', 'Gửi những gì đang chờ và lấy danh sách mới. Máy cũng tự làm khi có mạng.']],
  wrong: [
    ['Không liên lạc được', 'Không có sóng thì cứ làm tiếp. Tối về chỗ có mạng gửi cũng được.'],
    ['Nhiều ngày không gửi được', 'Mang máy tới bưu cục. Đừng xóa ứng dụng khi còn bản ghi chờ gửi.'],
    ['Trung tâm nhắc xem lại', 'Việc vẫn được giữ. Mở sổ ghi để biết vì sao.'],
  ],
};
