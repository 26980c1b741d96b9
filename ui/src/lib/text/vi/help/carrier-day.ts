import type { HelpText } from '../../help-text';

export const carrier_day: HelpText = {
  purpose: 'Ngày của một nhân viên: cân đối, đếm phong bì trả lại, khóa sổ.',
  buttons: [
    ['Ký số đếm', 'Đếm trước, chưa nhìn số nhân viên khai, rồi ký số mình đếm.'],
    ['Khóa sổ ngày này', 'Khi không còn gì vướng.'],
    ['Xuất tệp', 'Biên nhận của ngày này.'],
  ],
  wrong: [
    ['Có chênh lệch', 'Đếm lại cùng nhân viên. Vẫn lệch thì ghi rõ lý do; số lệch giữ nguyên trong sổ.'],
    ['Còn vướng, chưa khóa được', 'Đọc mục Còn vướng: thường là máy chưa gửi hết hoặc chưa đếm.'],
  ],
};
