import type { HelpText } from '../../help-text';

export const points: HelpText = {
  purpose: 'Chọn điểm chi trả đang ngồi, nơi người hưởng tự đến nhận.',
  buttons: [['Tên một điểm', 'Mở bàn chi trả của điểm đó, chỉ có người của điểm ấy.']],
  wrong: [
    [
      'Không thấy điểm của mình',
      'Danh sách chưa ghi điểm đó. Cứ tìm người ở màn hình Tuyến và chi như thường.',
    ],
  ],
};

export const point: HelpText = {
  purpose: 'Bàn chi trả: ai đến trước chi trước. Tìm người, chi, rồi màn hình trở lại ô tìm cho người sau.',
  buttons: [
    ['Tìm người đến nhận', 'Gõ tên, hoặc để máy quét cầm tay đọc thẻ: máy tự ghi vào ô này.'],
    ['Quét thẻ căn cước', 'Dùng máy ảnh đọc mã trên thẻ để tìm đúng người.'],
    ['Tên một người', 'Mở phong bì của người ấy để chi.'],
  ],
  wrong: [
    [
      'Người đến mà không có tên ở điểm này',
      'Máy tìm tiếp trong cả tuyến và nói rõ. Không có tên thì không chi.',
    ],
    ['Người đến nhận thay', 'Tìm tên người hưởng, rồi chọn người nhận thay khi chi.'],
  ],
};
