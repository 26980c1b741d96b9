export const practice = {
  title: 'Mới vào nghề?',
  about: 'Tập trọn một ngày với tám người mẫu. Không cần mạng, không dính tới sổ thật và tiền thật.',
  start: 'Tập chi trả',
  band: 'TẬP – không phải tiền thật',
  leave: 'Thoát tập',
  pin: (pin: string) => `Mã PIN tập: ${pin}`,
  noCentre: 'Không có, vì đang tập',
};
