import type { CallErrorCode } from '../../generated/CallErrorCode';

/** What a refused call says to the person: what happened, and what to do. Figures come ready to be read. */
export interface ErrorText {
  title: string;
  advice: string;
}

type Params = Record<string, string>;

const PRINTER_UNREACHABLE = 'Xem máy in đã bật, còn giấy, ở gần và đúng địa chỉ trong Cài đặt, rồi in lại.';

const printerAdvice: Record<string, string> = {
  not_found: 'Không thấy cổng máy in. Cắm dây hoặc ghép Bluetooth, xem lại địa chỉ trong Cài đặt.',
  not_allowed: 'Máy này chưa cho Tận Nhà dùng cổng máy in. Nhờ người quản lý máy mở quyền.',
  interrupted: 'Xem giấy và pin của máy in. Xé bỏ phần đã in dở rồi in lại.',
};

/** Why a handover is not taken, by the codes of the core. */
const reasons: Record<string, string> = {
  not_a_code: 'Đây không phải mã máy',
  not_a_file: 'Đây không phải tệp bàn giao, hoặc tệp bị cắt',
  unknown_centre: 'Máy kia không thuộc trung tâm này',
  altered: 'Nội dung đã bị sửa hoặc không khớp chữ ký',
  another_device: 'Tệp này giao cho máy khác',
  own_device: 'Đây là mã của chính máy này',
  not_a_carrier: 'Máy kia không phải của nhân viên chi trả',
  expired: 'Giấy chứng nhận của máy kia không còn hạn',
  later_version: 'Máy kia dùng bản mới hơn; cập nhật ứng dụng',
};

const list: Record<CallErrorCode, (params: Params) => ErrorText> = {
  link_invalid: () => ({
    title: 'Đây không phải mã cấp máy',
    advice: 'Chép lại cả dòng, bắt đầu bằng “tannha:enrol”, rồi dán vào ô.',
  }),
  code_unknown: () => ({ title: 'Trung tâm không biết mã này', advice: 'Xin bưu cục cấp mã khác.' }),
  code_used: () => ({
    title: 'Mã này đã dùng cho máy khác',
    advice: 'Mỗi mã chỉ dùng một lần. Xin bưu cục cấp mã khác.',
  }),
  code_expired: () => ({ title: 'Mã này đã hết hạn', advice: 'Xin bưu cục cấp mã khác.' }),
  pin_invalid: (p) => ({
    title: `Mã PIN phải có ít nhất ${p.length_min ?? '6'} chữ số`,
    advice: 'Chọn mã khác, chỉ gồm chữ số.',
  }),
  pin_wrong: (p) => ({
    title: 'Mã PIN không đúng',
    advice: p.attempts_left
      ? `Còn thử được ${p.attempts_left} lần trước khi phải chờ.`
      : 'Bấm lại thật chậm. Sai nhiều lần thì phải chờ.',
  }),
  pin_wait: (p) => ({
    title: 'Sai mã PIN nhiều lần',
    advice: p.wait_seconds
      ? `Chờ ${p.wait_seconds} giây rồi thử lại. Dữ liệu trên máy vẫn còn nguyên.`
      : 'Chờ một lát rồi thử lại. Dữ liệu trên máy vẫn còn nguyên.',
  }),
  locked: () => ({ title: 'Máy đang khóa', advice: 'Nhập mã PIN để mở.' }),
  not_enrolled: () => ({ title: 'Máy chưa được cấp', advice: 'Nhập mã cấp máy của bưu cục.' }),
  already_enrolled: () => ({ title: 'Máy đã được cấp rồi', advice: 'Nhập mã PIN để mở.' }),
  store_damaged: () => ({
    title: 'Không đọc được dữ liệu trên máy',
    advice: 'Chưa có gì bị thay đổi. Đừng gỡ ứng dụng; mang máy về bưu cục.',
  }),
  disk_full: () => ({
    title: 'Máy hết chỗ chứa, chưa ghi nhận được',
    advice: 'Xóa bớt ảnh hoặc phim trên máy rồi bấm lại. Phong bì này chưa tính là đã chi.',
  }),
  offline: () => ({
    title: 'Chưa liên lạc được với trung tâm',
    advice: 'Cứ làm việc bình thường. Mọi thứ đã ghi được giữ trên máy và sẽ tự gửi khi có mạng.',
  }),
  centre_fault: () => ({
    title: 'Trung tâm đang trục trặc',
    advice: 'Cứ làm việc bình thường. Máy sẽ tự gửi lại sau.',
  }),
  centre_refused: () => ({
    title: 'Trung tâm không nhận từ máy này',
    advice: 'Mọi thứ đã ghi vẫn còn trên máy. Báo cho bưu cục.',
  }),
  centre_not_trusted: () => ({
    title: 'Câu trả lời không phải của trung tâm',
    advice: 'Máy không dùng câu trả lời đó. Thử lại ở mạng khác; nếu vẫn vậy, báo cho bưu cục.',
  }),
  envelope_unknown: () => ({
    title: 'Máy này không có phong bì đó',
    advice: 'Quay về danh sách và tìm lại.',
  }),
  envelope_not_taken: () => ({
    title: 'Phong bì còn ở bưu cục',
    advice: 'Nhận phong bì ở màn hình Hôm nay trước khi chi.',
  }),
  already_paid: (p) => ({
    title: `Phong bì này đã chi${p.at ? ` lúc ${p.at}` : ''}`,
    advice: 'Đừng chi lần nữa. Nếu lần trước ghi nhầm, hãy đính chính bản ghi đó.',
  }),
  entitlement_paid: (p) => ({
    title: `Khoản${p.month ? ` tháng ${p.month}` : ''} này đã chi bằng phong bì khác`,
    advice: `Đừng chi lần nữa${p.at ? ` (đã chi lúc ${p.at})` : ''}. Giữ phong bì lại và báo bưu cục.`,
  }),
  already_returned: () => ({
    title: 'Phong bì đã trả lại bưu cục',
    advice: 'Muốn chi thì phải nhận lại phong bì.',
  }),
  handed_over: () => ({
    title: 'Phong bì này đã bàn giao cho nhân viên khác',
    advice: 'Người nhận bàn giao sẽ chi.',
  }),
  handover_refused: (p) => ({
    title: reasons[p.reason ?? ''] ?? 'Không nhận được bàn giao này',
    advice: 'Chưa có gì thay đổi trên máy này. Hỏi lại người kia, hoặc báo bưu cục.',
  }),
  withdrawn: (p) => ({
    title: 'Phong bì đã bị thu hồi, không được chi',
    advice: `${p.reason ? `Lý do: ${p.reason}. ` : ''}Giữ phong bì lại và trả về bưu cục.`,
  }),
  signature_blank: () => ({ title: 'Chưa có chữ ký', advice: 'Mời người nhận ký vào khung.' }),
  signature_too_little: () => ({
    title: 'Chữ ký quá ngắn',
    advice: 'Mời người nhận ký lại cho rõ, đủ nét.',
  }),
  card_unreadable: () => ({
    title: 'Đây không phải mã của thẻ căn cước',
    advice: 'Quét lại mã QR trên thẻ, hoặc gõ 12 số trên thẻ. Không đọc được thì chọn “Đã xem thẻ căn cước”.',
  }),
  field_invalid: () => ({
    title: 'Có mục chưa ghi đúng',
    advice: 'Xem lại mục được đánh dấu rồi bấm lại.',
  }),
  entry_not_correctable: () => ({
    title: 'Không đính chính được bản ghi này',
    advice: 'Bản ghi không phải của máy này, hoặc đã được đính chính.',
  }),
  nothing_to_do: () => ({ title: 'Không có gì để làm', advice: 'Quay lại và xem số liệu mới nhất.' }),
  day_already_declared: () => ({
    title: 'Hôm nay đã khai cuối ngày',
    advice: 'Bản khai đã được ký. Có gì thay đổi thì báo cho bưu cục.',
  }),
  day_not_closable: () => ({
    title: 'Chưa khóa sổ ngày này được',
    advice: 'Giải quyết các mục dưới đây rồi khóa lại.',
  }),
  reason_missing: () => ({ title: 'Cần ghi lý do chênh lệch', advice: 'Ghi ngắn gọn vì sao không khớp.' }),
  not_allowed: () => ({
    title: 'Việc này không thuộc vai trò của người giữ máy',
    advice: 'Nhờ người có thẩm quyền ở bưu cục.',
  }),
  printer_not_set: () => ({
    title: 'Chưa cài máy in',
    advice: 'Vào Cài đặt, mục Máy in phiếu. Phiếu vẫn xem và lưu PDF được.',
  }),
  printer_failed: ({ reason }) => ({
    title: reason === 'interrupted' ? 'Máy in dừng giữa chừng' : 'Không in được',
    advice: printerAdvice[reason ?? ''] ?? PRINTER_UNREACHABLE,
  }),
  internal: () => ({
    title: 'Chương trình gặp lỗi',
    advice: 'Những gì đã ghi trước đó vẫn an toàn. Thử lại; nếu vẫn vậy, báo cho bưu cục.',
  }),
};

export const errors = { list };
