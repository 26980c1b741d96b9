import type { HelpText } from '../../help-text';

export const recorded: HelpText = {
  purpose: 'Việc vừa làm đã được ký trên máy này. Tắt máy hay hết pin cũng không mất.',
  buttons: [
    [
      'Còn phong bì của người này',
      'Chi tiếp phong bì khác cho cùng một người, như quà Tết, trong cùng một lần đến.',
    ],
    ['Đến hộ kế tiếp', 'Mở ngay hộ kế tiếp trên đường.'],
    ['Về tuyến', 'Trở lại danh sách các hộ.'],
    ['Về Hôm nay', 'Trở lại màn hình chính.'],
  ],
  wrong: [['Còn ghi “Chờ gửi”', 'Chưa có mạng. Cứ đi tiếp; máy sẽ tự gửi.']],
};
