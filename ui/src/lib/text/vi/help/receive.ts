import type { HelpText } from '../../help-text';

export const receive: HelpText = {
  purpose: 'Ký nhận số phong bì buổi sáng, cùng đếm với người giao.',
  buttons: [
    [
      'Đã đếm đủ, xác nhận nhận',
      'Sang phần ký của hai người. Ký xong, số phong bì và số tiền đó do mình giữ.',
    ],
    ['Có phong bì không có mặt', 'Bỏ dấu từng phong bì thiếu; các phong bì khác vẫn nhận.'],
    ['Ký trên giấy', 'Khi ký sổ giấy thay cho màn hình.'],
  ],
  wrong: [
    [
      'Đếm không khớp',
      'Đừng xác nhận. Đếm lại hai người; vẫn không khớp thì báo kiểm soát viên trước khi đi.',
    ],
    ['Phong bì rách, mất dấu niêm', 'Không nhận phong bì đó. Để người giao đổi phong bì khác.'],
    ['Đã lỡ xác nhận', 'Báo ngay kiểm soát viên; đừng tự bù tiền.'],
  ],
};
