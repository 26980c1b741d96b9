import type { HelpText } from '../../help-text';

export const receipts: HelpText = {
  purpose: 'Xuất biên nhận ra tệp, để in hoặc để kiểm tra.',
  buttons: [
    [
      'Một ngày · Một nhân viên · Một danh sách · Một người hưởng',
      'Chọn xuất biên nhận của ai, của khi nào.',
    ],
    ['PDF để in và đọc', 'Tệp đọc được trên mọi máy.'],
    ['Gói hồ sơ để kiểm tra', 'Có chữ ký điện tử, ai cũng kiểm tra được.'],
    ['Xuất tệp', 'Trung tâm làm tệp; máy này lưu lại và nói lưu ở đâu.'],
  ],
  wrong: [
    ['Không tìm thấy người', 'Gõ ít chữ hơn, hoặc ít nhất 4 số cuối căn cước.'],
    ['Không liên lạc được', 'Xuất tệp cần có mạng.'],
  ],
};
