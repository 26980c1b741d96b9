import type { HelpText } from '../../help-text';

export const door: HelpText = {
  purpose: 'Một hộ: ai hưởng, bao nhiêu tiền, gồm những khoản nào, ai được nhận thay.',
  buttons: [
    ['Chi trả', 'Đi từng bước: phong bì, người nhận, giấy tờ, chữ ký, xem lại.'],
    ['Không chi được', 'Chọn lý do khi không giao được phong bì.'],
    ['Giải thích', 'Đọc cho người nhận nghe vì sao có số tiền này.'],
    ['Việc cần làm ở nhà này', 'Danh mục từng việc theo thứ tự, để khỏi quên.'],
    ['Báo tin, thắc mắc', 'Báo biến động, ghi câu hỏi, khiếu nại, nguyện vọng nhận qua tài khoản.'],
    ['Đính chính', 'Ở mục Đã ghi nhận: sửa một việc đã ghi nhầm bằng một bản ghi mới.'],
  ],
  wrong: [
    [
      'Người ấy đã mất',
      'Chia buồn, giữ phong bì lại, bấm “Không chi được”, chọn “Nghe báo đã mất”. Không giao cho ai.',
    ],
    ['Người lạ đòi nhận thay', 'Phải có giấy và căn cước. Không có thì không chi, ghi đúng lý do.'],
    [
      'Người nhận nói thiếu tiền',
      'Mở phần giải thích. Vẫn chưa rõ thì ghi câu hỏi lại; đừng tự trả lời thay cơ quan.',
    ],
    [
      'Không thấy nút Chi trả',
      'Phong bì chưa nhận, đã chi, đã trả lại hoặc bị thu hồi; xem dòng ghi dưới tên.',
    ],
  ],
};
