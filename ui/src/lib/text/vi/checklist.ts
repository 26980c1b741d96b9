export const checklist = {
  title: (done: number, total: number) => `Việc cần làm ở nhà này (${done}/${total})`,
  items: [
    'Chào hỏi, nói mình là ai, của bưu cục nào',
    'Gặp đúng người hưởng; người khác thì xem giấy nhận thay và hạn của giấy',
    'So bốn mục trên phong bì: số tiền, số tháng, người chi, đường dây nóng',
    'Nói rõ hôm nay nhận tiền gì, mấy tháng, vì sao là số này',
    'Đưa phong bì, mời người nhận mở ra đếm đủ',
    'Người nhận ký trên máy và trên danh sách giấy; không ký giùm',
    'Để lại giấy báo đã nhận',
    'Hỏi nhà có gì thay đổi: chuyển đi, đau bệnh, giấy tờ, muốn nhận qua tài khoản',
  ],
  hide: 'Đã quen việc thì tắt danh mục này trong Cài đặt.',
  setting: 'Hiện danh mục việc cần làm ở mỗi nhà',
};
