import type { SectionKeyView } from '../../generated/SectionKeyView';

const sections: Record<SectionKeyView, string> = {
  what: 'Khoản này là gì',
  what_private: 'Tên đầy đủ của khoản này',
  amount: 'Vì sao là số tiền này',
  total: 'Số tiền gồm những gì',
  arrears: 'Tiền truy lĩnh',
  carried_over: 'Tiền tháng trước chưa nhận',
  recovery: 'Tiền truy thu',
  ground: 'Theo quy định nào',
  ground_private: 'Điều khoản đầy đủ',
  soon: 'Sắp thay đổi',
};

export const explain = {
  title: 'Giải thích',
  open: 'Giải thích',
  sections,
  amount: (months: string) => `Tiền của khoản này, tháng ${months}`,
  carrierOnly: 'Chỉ nhân viên xem, không đọc cho người khác nghe',
  needsAnswer: 'Ghi lại câu hỏi để xã trả lời',
  needsAnswerAbout: 'Tiền vẫn chi theo danh sách. Đừng tự trả lời thay cơ quan.',
  questions: 'Câu hỏi thường gặp',
  readAloud: 'Đọc to',
  stopReading: 'Dừng đọc',
  large: 'Chữ lớn',
  largeTitle: 'Cho người nhận xem',
  catalogue: (asOf: string) => `Danh mục ngày ${asOf}`,
  catalogueBundled: 'Đi kèm ứng dụng; trung tâm chưa gửi bản nào mới hơn.',
  cataloguePublished: (version: string, on: string) => `Bản số ${version} của trung tâm, dùng từ ngày ${on}.`,
  catalogueAbout: 'Danh mục chỉ để giải thích. Tiền chi theo danh sách.',
  gone: 'Phong bì này không còn khoản đó.',
};
