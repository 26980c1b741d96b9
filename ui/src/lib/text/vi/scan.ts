import type { CardMatch } from '../../generated/CardMatch';
import type { CardWarning } from '../../generated/CardWarning';
import type { CameraFault } from '../../scan/camera';

const fault: Record<CameraFault, string> = {
  missing: 'Máy này không có máy ảnh dùng được',
  refused: 'Máy chưa cho phép dùng máy ảnh',
  busy: 'Chưa mở được máy ảnh',
  unreadable: 'Máy này không đọc được mã bằng máy ảnh',
};

const faultAdvice: Record<CameraFault, string> = {
  missing: 'Dùng máy quét cầm tay hoặc gõ vào ô dưới đây.',
  refused: 'Vào cài đặt của máy, cho Tận Nhà dùng máy ảnh; hoặc gõ vào ô dưới đây.',
  busy: 'Đóng chương trình khác đang dùng máy ảnh rồi mở lại màn hình này; hoặc gõ vào ô dưới đây.',
  unreadable: 'Dùng máy quét cầm tay hoặc gõ vào ô dưới đây.',
};

const whole: Record<CardMatch, string> = {
  match: 'Thẻ khớp với hồ sơ',
  differs: 'Thẻ có chỗ khác hồ sơ',
  unknown: 'Hồ sơ không có gì để so với thẻ',
};

const match: Record<CardMatch, string> = {
  match: 'Khớp hồ sơ',
  differs: 'Khác hồ sơ',
  unknown: 'Chưa có gì để so',
};

const warning: Record<CardWarning, string> = {
  unknown_province: 'Ba số đầu không phải mã tỉnh nào (người sinh ở nước ngoài cũng vậy).',
  birth_year_differs: 'Số căn cước nói năm sinh khác.',
  sex_differs: 'Số căn cước nói giới tính khác.',
  born_in_future: 'Số căn cước nói năm sinh chưa tới.',
  list_sex_differs: 'Giới tính trên thẻ khác danh sách.',
};

export const scan = {
  opening: 'Đang mở máy ảnh…',
  picture: 'Hình từ máy ảnh',
  torch: 'Đèn soi',
  takeTyped: 'Đọc dòng này',
  again: 'Quét lại',
  fault,
  faultAdvice,
  cardTitle: 'Quét mã thẻ căn cước',
  comparedWith: (name: string) => `So với hồ sơ của ${name}.`,
  cardHint: 'Đưa mã QR trên thẻ vào giữa khung, cách một gang tay.',
  cardField: 'Máy quét cầm tay, hoặc gõ 12 số trên thẻ',
  cardFieldHint: 'Máy quét tự ghi vào đây; gõ tay thì bấm Enter khi xong.',
  mangled:
    'Dòng chữ có vẻ bị bộ gõ tiếng Việt làm sai. Tắt bộ gõ (chọn tiếng Anh) rồi quét lại, hoặc quét bằng máy ảnh.',
  points: { name: 'Họ và tên trên thẻ', birth: 'Ngày sinh', number: 'Số cuối' },
  sex: 'Giới tính',
  female: 'Nữ',
  male: 'Nam',
  whole,
  match,
  notProof: 'Mã trên thẻ ai cũng in được: vẫn nhìn mặt và nhìn thẻ. Đúng người thì cứ tiếp tục.',
  oldNumberLinked: 'Số chứng minh cũ ghi trong thẻ trùng với danh sách.',
  warningsTitle: 'Nên xem lại',
  warning,
  linkTitle: 'Quét mã cấp máy',
  linkHint: 'Đưa mã QR của bưu cục vào giữa khung.',
};
