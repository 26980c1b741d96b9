const variation: Record<string, string> = {
  death: 'Đã mất',
  moved_out: 'Chuyển đi nơi khác',
  long_absent: 'Đi vắng lâu ngày',
  data_error: 'Sai tên, ngày sinh, số căn cước, địa chỉ, điện thoại',
  carer_changed: 'Đổi người chăm sóc',
  possible_new: 'Có thể được hưởng mà chưa có tên',
  moved_in: 'Mới chuyển đến',
  age_limit: 'Đến tuổi thay đổi mức hưởng',
  stopped_studying: 'Nghỉ học',
  imprisoned: 'Đi tù',
  detained: 'Bị tạm giam',
  married: 'Kết hôn, tái hôn',
  entered_institution: 'Vào cơ sở trợ giúp xã hội',
  left_institution: 'Rời cơ sở trợ giúp xã hội',
  possible_duplicate: 'Có thể trùng tên trên hai danh sách',
  refuses: 'Từ chối hưởng',
  other: 'Việc khác',
};

const concern: Record<string, { title: string; about: string }> = {
  question: {
    title: 'Hỏi',
    about:
      'Muốn biết vì sao, bao giờ, cần giấy gì. Trả lời ngay theo phần giải thích; chưa rõ thì bưu cục trả lời.',
  },
  feedback: {
    title: 'Phản ánh, kiến nghị',
    about: 'Về việc chi trả: giờ giấc, thái độ, cách làm. Bưu cục trả lời.',
  },
  complaint: {
    title: 'Khiếu nại',
    about:
      'Không đồng ý với một quyết định. Chỉ cơ quan đã quyết định mới giải quyết; ở đây ghi lại và chuyển đi.',
  },
};

const asked: Record<string, string> = {
  stop: 'Dừng chi',
  change: 'Sửa lại',
  add: 'Thêm vào danh sách',
};

const holder: Record<string, string> = {
  own: 'Của chính người hưởng',
  guardian: 'Của người giám hộ',
  proxy: 'Của người nhận thay',
  none: 'Chưa có tài khoản',
};

const kind: Record<string, string> = {
  variation_reported: 'Biến động',
  concern_raised: 'Hỏi, phản ánh, khiếu nại',
  account_wished: 'Nhận qua tài khoản',
};

const wish: Record<string, string> = {
  wanted: 'Muốn nhận qua tài khoản',
  not_wanted: 'Vẫn nhận tiền mặt',
};

/** Codes of what is told at doors, in words. */
export const reportCodes = { variation, concern, asked, holder, kind, wish };
