import type { DoorState } from '../../generated/DoorState';

const doorState: Record<DoorState, string> = {
  not_taken: 'Còn ở bưu cục',
  to_pay: 'Chưa đến',
  paid: 'Đã chi',
  not_paid: 'Chưa chi được',
  handed_over: 'Đã bàn giao',
  returned: 'Đã trả lại',
  withdrawn: 'Đã thu hồi',
};

const programme: Record<string, string> = {
  NCC: 'Người có công',
  BTXH: 'Bảo trợ xã hội',
  HTXH: 'Hưu trí xã hội',
};

const reason: Record<string, string> = {
  absent: 'Đi vắng, không có ai nhận',
  moved: 'Đã chuyển đi nơi khác',
  deceased: 'Nghe báo đã mất',
  in_hospital: 'Đang nằm viện',
  receiver_not_authorised: 'Người đến nhận không có giấy hợp lệ',
  identity_mismatch: 'Không đúng người trên danh sách',
  refused: 'Từ chối nhận',
  wrong_on_list: 'Sai tiền hoặc sai thông tin trên danh sách',
  address_not_found: 'Không tìm được nhà',
  unreachable: 'Không đến được (ngập, đảo, đường đứt)',
  stopped_by_authority: 'Cơ quan báo dừng chi',
  disputed: 'Người nhà đang tranh chấp',
  wants_account: 'Muốn nhận qua tài khoản',
  contents_differ: 'Tiền trong phong bì không đúng',
};

const receiverKind: Record<string, string> = {
  proxy: 'Người được ủy quyền',
  guardian: 'Người giám hộ',
  carer: 'Người chăm sóc',
  representative: 'Người đại diện gia đình',
};

const identity: Record<string, string> = {
  card_scanned: 'Đã quét mã thẻ căn cước',
  card_seen: 'Đã xem thẻ căn cước',
  other_paper: 'Đã xem giấy tờ khác có ảnh',
  known_personally: 'Quen mặt, biết rõ người này',
  witnessed: 'Không có giấy tờ, có người làm chứng',
};

const entryKind: Record<string, string> = {
  envelopes_received: 'Nhận phong bì',
  payout: 'Chi trả',
  non_payment: 'Không chi được',
  correction: 'Đính chính',
  envelopes_returned: 'Trả lại phong bì',
  envelopes_handed_over: 'Bàn giao cho nhân viên khác',
  day_declared: 'Khai cuối ngày',
  returns_counted: 'Đếm phong bì trả lại',
  day_closed: 'Khóa sổ ngày',
  envelope_recounted: 'Mở, đếm lại phong bì',
  variation_reported: 'Báo biến động',
  concern_raised: 'Ghi câu hỏi, phản ánh, khiếu nại',
  account_wished: 'Hỏi nguyện vọng nhận qua tài khoản',
  door_noted: 'Ghi chú nhà',
  round_ordered: 'Xếp thứ tự đi trong ấp',
  hamlets_ordered: 'Xếp thứ tự các ấp',
};

const flag: Record<string, string> = {
  unknown_line: 'Trung tâm không có dòng này trong danh sách',
  amount_differs: 'Số tiền khác danh sách',
  paid_twice: 'Khoản này có hai biên nhận',
  withdrawn: 'Danh sách đã bị thu hồi trước đó',
  not_this_carrier: 'Phong bì không giao cho nhân viên này',
  late: 'Gửi về sau khi đã khóa sổ ngày',
  device_revoked: 'Máy đã bị thu hồi quyền',
  clock_doubtful: 'Đồng hồ máy không khớp với trung tâm',
  receiver_not_registered: 'Người nhận chưa có trong sổ, hoặc giấy không còn hạn',
  too_little_ink: 'Chữ ký trống hoặc quá ngắn',
  fork: 'Cùng một số thứ tự có hai bản ghi khác nhau',
  unknown_corrected: 'Không tìm thấy bản ghi được đính chính',
  not_balanced: 'Khóa sổ khi số liệu chưa khớp',
  unknown_type: 'Trung tâm chưa biết loại bản ghi này',
  role_mismatch: 'Người giữ máy không có vai trò ghi việc này',
  grant_not_given: 'Chưa thấy bản ghi bàn giao của người giao',
  grant_not_taken: 'Đã bàn giao, người nhận chưa ghi là đã nhận',
};

const obstacle: Record<string, string> = {
  not_declared: 'Nhân viên chưa khai cuối ngày, hoặc bản khai chưa về tới trung tâm',
  entries_owed: 'Máy của nhân viên còn bản ghi chưa gửi về',
  not_counted: 'Chưa đếm phong bì trả lại',
  difference: 'Còn chênh lệch, cần ghi lý do',
};

export const codes = { doorState, programme, reason, receiverKind, identity, entryKind, flag, obstacle };
