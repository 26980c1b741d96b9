import type { HelpText } from '../../help-text';

export const lock: HelpText = {
  purpose: 'Máy đang khóa. Nhập mã PIN của người giữ máy để mở.',
  buttons: [
    ['Mở khóa', 'Mở máy khi đã nhập đủ mã PIN.'],
    ['Xóa một số', 'Xóa số vừa bấm nhầm.'],
    ['Tập chi trả', 'Tập với người mẫu. Sổ thật vẫn khóa trong lúc tập.'],
  ],
  wrong: [
    ['Sai mã PIN', 'Bình tĩnh bấm lại. Sai nhiều lần thì máy bắt chờ; mọi việc đã ghi vẫn còn nguyên.'],
    ['Quên mã PIN', 'Báo kiểm soát viên của bưu cục. Đừng nhờ người khác đoán thử.'],
  ],
};
