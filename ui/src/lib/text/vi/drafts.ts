export const drafts = {
  title: 'Đang làm dở',
  kind: {
    payout: 'Chi trả cho',
    non_payment: 'Không chi được:',
    variation: 'Báo biến động:',
    concern: 'Hỏi, phản ánh:',
    account: 'Nhận qua tài khoản:',
  } as Record<string, string>,
  keptAt: (time: string) => `Dừng lúc ${time}`,
  goOn: 'Làm tiếp',
  drop: 'Bỏ',
  dropAsk: 'Bỏ phần đang làm dở, kể cả chữ ký đã có?',
  dropSure: 'Bỏ hẳn',
  dropNot: 'Giữ lại',
  more: (count: string) => `Còn ${count} hộ khác đang làm dở; mở từng hộ để làm tiếp.`,
  notKept:
    'Máy sắp hết chỗ: phần đang làm chưa được cất. Cứ làm tiếp, đừng tắt máy cho đến khi ghi nhận xong.',
};
