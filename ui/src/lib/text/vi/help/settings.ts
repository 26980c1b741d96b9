import type { HelpText } from '../../help-text';

export const settings: HelpText = {
  purpose: 'Ngôn ngữ, danh mục việc cần làm, tập chi trả, và khóa máy.',
  buttons: [
    ['Tiếng Việt · English', 'Đổi ngôn ngữ của màn hình.'],
    ['Hiện danh mục việc cần làm ở mỗi nhà', 'Tắt khi đã quen việc; bật lại lúc nào cũng được.'],
    ['Tập chi trả', 'Sang sổ tập với người mẫu. Sổ thật để yên.'],
    ['Khóa máy', 'Đóng sổ ngay; mở lại bằng mã PIN.'],
  ],
  wrong: [['Mất máy hoặc nghi bị lộ PIN', 'Báo bưu cục ngay để thu hồi quyền của máy.']],
};
