import type { HelpText } from '../../help-text';

export const journal: HelpText = {
  purpose: 'Mọi việc đã ghi trên máy này, mới nhất ở trên. Không xóa, không sửa được.',
  buttons: [],
  wrong: [
    ['Có dòng trung tâm nhắc xem lại', 'Đọc dòng ghi bên dưới, hỏi kiểm soát viên nếu chưa rõ.'],
    ['Thấy một việc ghi nhầm', 'Mở hộ đó trên tuyến rồi bấm “Đính chính”.'],
  ],
};
