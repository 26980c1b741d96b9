import type { HelpText } from '../../help-text';

export const doors: HelpText = {
  purpose: 'Danh sách các hộ của mình, theo thứ tự đường đi.',
  buttons: [
    ['Tìm người', 'Gõ tên có dấu hay không dấu, tên ấp, số sổ, hoặc số cuối căn cước.'],
    ['Tất cả · Chưa đến · Chưa chi được · Đã chi', 'Chỉ xem những hộ như vậy.'],
    ['Ấp, khóm', 'Chỉ xem một ấp, khóm.'],
    ['Sắp xếp tuyến', 'Xếp lại thứ tự ấp và nhà theo đường mình đi.'],
    ['Điểm chi trả', 'Chi tại bàn, cho người tự đến nhận.'],
    ['Tên một người', 'Mở hộ đó.'],
  ],
  wrong: [
    ['Không tìm thấy ai', 'Gõ ít chữ hơn, bỏ dấu, hoặc chọn lại “Tất cả”.'],
    ['Hai người trùng tên', 'Nhìn năm sinh và số cuối căn cước ghi dưới tên.'],
    [
      'Người đến hỏi mà không có tên',
      'Đừng chi. Ghi tên và số căn cước của người ấy, báo bưu cục để xã kiểm tra.',
    ],
  ],
};
