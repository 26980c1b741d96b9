export const correct = {
  title: 'Đính chính',
  entry: 'Bản ghi sẽ đính chính',
  about: 'Bản ghi cũ được giữ nguyên, kèm lý do. Phong bì trở lại trong túi.',
  reason: 'Lý do đính chính',
  quick: {
    person: 'Nhầm người',
    reason: 'Nhầm lý do',
    amount: 'Nhầm số tiền',
    tapped: 'Bấm nhầm',
  },
  words: 'Nói rõ thêm',
  wordsHint: 'Chuyện gì đã xảy ra, ai đã thấy',
  confirm: 'Xác nhận đính chính',
};
