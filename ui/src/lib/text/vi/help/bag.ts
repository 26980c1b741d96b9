import type { HelpText } from '../../help-text';

export const bag: HelpText = {
  purpose: 'Trong túi phải có gì, trả lại phong bì và khai cuối ngày.',
  buttons: [
    ['Trả lại tất cả', 'Giao lại cho bưu cục mọi phong bì chưa chi.'],
    ['Chọn từng phong bì', 'Chỉ trả lại những phong bì được chọn.'],
    ['Túi đã hết', 'Điền sẵn số không khi túi trống.'],
    ['Ký bản khai cuối ngày', 'Đếm thật, ghi số đếm được rồi ký.'],
  ],
  wrong: [
    [
      'Đếm không khớp với sổ',
      'Đếm lại. Xem sổ ghi có hộ nào ghi nhầm. Vẫn lệch thì ghi đúng số đếm được và nói vì sao; đừng tự bù tiền.',
    ],
    ['Khai rồi lại chi thêm', 'Được. Chi xong thì khai lại.'],
  ],
};
