import type { CourseStateView } from '../../generated/CourseStateView';
import type { CourseStep } from '../../generated/CourseStep';

/** What a step is called, and what is to be done; the name is that of the door it is best done at. */
type Step = { title: string; todo: (name: string) => string };

const steps: Record<CourseStep, Step> = {
  receive: {
    title: 'Nhận phong bì buổi sáng',
    todo: () =>
      'Ở màn hình Hôm nay, bấm “Nhận phong bì buổi sáng”. Đếm cùng người giao, đủ rồi mới xác nhận.',
  },
  first_door: {
    title: 'Hộ thứ nhất: chính chủ nhận',
    todo: (name) =>
      `Mở tuyến, chọn ${name}. Bấm “Giải thích” để đọc thử, rồi bấm “Chi trả” và đi từng bước đến “Xác nhận đã chi”.`,
  },
  proxy: {
    title: 'Hộ thứ hai: con nhận thay',
    todo: (name) =>
      `Mở hộ ${name}. Con gái cầm giấy ủy quyền ra nhận. Ở bước “Ai nhận tiền?”, chọn tên người nhận thay và xem hạn của giấy.`,
  },
  absent: {
    title: 'Hộ thứ ba: không ai ở nhà',
    todo: (name) =>
      `Mở hộ ${name}. Gọi cửa không ai thưa: bấm “Không chi được”, chọn “Đi vắng”. Phong bì vẫn ở trong túi.`,
  },
  mistake: {
    title: 'Hộ thứ tư: cố ý ghi nhầm',
    todo: (name) =>
      `Ai cũng có lúc bấm nhầm, nên tập sửa. Mở hộ ${name}, bấm “Không chi được” và ghi đại một lý do.`,
  },
  correct: {
    title: 'Đính chính chỗ ghi nhầm',
    todo: (name) =>
      `Mở lại hộ ${name}, xuống mục “Đã ghi nhận”, bấm “Đính chính” và nói vì sao. Bản ghi cũ vẫn còn, không ai xóa được.`,
  },
  pay_after: {
    title: 'Ghi lại cho đúng',
    todo: (name) => `Phong bì của ${name} đã trở lại trong túi. Mở hộ đó và chi trả như thường.`,
  },
  return: {
    title: 'Chiều: trả lại phong bì',
    todo: () =>
      'Muốn tập thêm thì cứ chi các hộ còn lại. Xong, mở “Túi tiền” và trả lại những phong bì chưa chi.',
  },
  declare: {
    title: 'Đếm túi và khai cuối ngày',
    todo: () => 'Ở “Túi tiền”, đếm thật trong túi, ghi số đếm được rồi bấm “Ký bản khai cuối ngày”.',
  },
  send: {
    title: 'Gửi về trung tâm',
    todo: () =>
      'Bấm dấu “Chờ gửi” ở đầu màn hình, rồi “Gửi và nhận ngay”. Khi tập, trung tâm nằm ngay trong máy này.',
  },
};

const states: Record<CourseStateView, string> = { open: 'chưa làm', done: 'xong', passed: 'bỏ qua' };

export const course = {
  title: 'Ngày tập đầu tiên',
  progress: (done: string, total: string) => `Bài tập: xong ${done} / ${total} bước`,
  finished: 'Đã xong ngày tập đầu tiên!',
  congratulation:
    'Chúc mừng! Nhận, chi, ghi nhầm rồi sửa, trả lại, khai và gửi: một ngày thật cũng y như vậy.',
  readNext:
    'Đọc tiếp: bấm dấu hỏi ở đầu mỗi màn hình để xem khi có chuyện không ổn thì làm sao. Ngày đầu đi thật, nhờ một người đã quen việc đi cùng.',
  fold: 'Thu gọn bài tập',
  unfold: 'Mở bài tập ra',
  again: 'Tập lại từ đầu',
  allSteps: 'Xem tất cả các bước',
  states,
  steps,
  hints: {
    receive: 'Số phong bì và tổng tiền phải giống tờ giao; đếm đủ rồi mới bấm xác nhận.',
    explain: 'Đọc to phần này cho người nhận nghe, rồi bấm Quay lại.',
    payout_envelope: 'So từng mục với nhãn phong bì; giống hết thì bấm “Cả bốn mục đều đúng”.',
    payout_receiver: 'Người đứng trước mặt là ai thì chọn người đó.',
    payout_identity: 'Nói cho đúng mình đã kiểm tra bằng cách nào; khi tập, chọn cách nào cũng được.',
    payout_review: 'Đọc lại như đọc biên nhận; đúng hết mới xác nhận.',
    not_paid: 'Chọn lý do rồi bấm “Ghi nhận không chi được”.',
    correct: 'Chọn chuyện gì đã nhầm rồi xác nhận.',
    bag: 'Trên là số phải có, dưới là chỗ trả lại và chỗ khai.',
    sync: 'Màu xanh có hai dấu nghĩa là trung tâm đã nhận.',
  },
};
