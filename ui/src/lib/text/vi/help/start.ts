import type { HelpText } from '../../help-text';

export const start: HelpText = {
  purpose:
    'Cấp quyền cho máy này một lần, trước ngày làm đầu tiên: quét mã của bưu cục, đặt tên máy, chọn mã PIN.',
  buttons: [
    ['Quét mã cấp máy', 'Mở máy ảnh để quét mã trên màn hình hoặc trên giấy của bưu cục.'],
    ['Dán từ bộ nhớ tạm', 'Dùng khi bưu cục gửi mã bằng tin nhắn: chép cả dòng rồi bấm nút này.'],
    ['Tiếp tục', 'Sang bước sau. Quay lại lúc nào cũng được.'],
    [
      'Tập chi trả',
      'Tập cả một ngày với người mẫu. Không cần mã, không cần mạng, không dính gì tới tiền thật.',
    ],
  ],
  wrong: [
    ['Mã không dùng được', 'Mã chỉ dùng một lần và có hạn. Xin bưu cục mã mới.'],
    [
      'Không liên lạc được trung tâm',
      'Bước cuối cần có mạng. Tới chỗ có sóng hoặc có Wi-Fi rồi bấm lại; mã và PIN vừa chọn vẫn dùng được.',
    ],
    [
      'Sợ quên mã PIN',
      'Chọn số mình nhớ được, đừng viết lên máy. Quên thì báo kiểm soát viên; việc đã ghi không mất.',
    ],
  ],
};
