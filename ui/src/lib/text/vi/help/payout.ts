import type { HelpText } from '../../help-text';

export const payout_envelope: HelpText = {
  purpose:
    'Trước khi đưa phong bì, so bốn mục trên nhãn với màn hình: số tiền, số tháng, người chi, đường dây nóng.',
  buttons: [
    ['Cả bốn mục đều đúng', 'Khi nhãn ghi y như màn hình.'],
    ['Đúng · Sai', 'Đánh dấu từng mục khi có mục không giống.'],
  ],
  wrong: [
    [
      'Số tiền trên nhãn khác',
      'Mở phong bì, đếm trước mặt người nhận. Thiếu thì đừng chi: quay lại, bấm “Không chi được”.',
    ],
    ['Sai số điện thoại hoặc tên', 'Bấm Sai ở mục đó rồi đi tiếp; việc ấy được ghi lại.'],
  ],
};

export const payout_receiver: HelpText = {
  purpose:
    'Ai đang nhận tiền: chính người hưởng, người có tên trong sổ nhận thay, hay người khác có giấy tờ.',
  buttons: [
    ['Chính người hưởng', 'Người có tên trên danh sách tự nhận.'],
    ['Tên người nhận thay', 'Người đã đăng ký; nhìn hạn của giấy ghi bên dưới.'],
    ['Người khác có giấy tờ', 'Ghi tên, số căn cước, quan hệ, loại giấy và số giấy.'],
  ],
  wrong: [
    [
      'Giấy ủy quyền hết hạn',
      'Máy vẫn cho ghi nhưng trung tâm sẽ xem lại. Hỏi kiểm soát viên trước khi chi nếu chưa chắc.',
    ],
    ['Người nhà không có giấy', 'Không chi. Hướng dẫn ra Ủy ban xã, phường làm giấy ủy quyền.'],
  ],
};

export const payout_identity: HelpText = {
  purpose: 'Kiểm tra đúng người nhận, và ghi đã kiểm tra bằng cách nào.',
  buttons: [
    ['Quen mặt, biết rõ người này', 'Chỉ chọn khi thật sự biết người ấy.'],
    ['Quét mã thẻ căn cước', 'Đưa mặt có mã vào máy ảnh; máy so với danh sách.'],
    ['Đã xem thẻ căn cước', 'Xem thẻ rồi gõ 4 số cuối đang thấy.'],
    ['Đã xem giấy tờ khác có ảnh', 'Khi không có căn cước.'],
  ],
  wrong: [
    ['Máy không quét được', 'Lau ống kính, ra chỗ sáng, hoặc gõ 12 số trên thẻ.'],
    ['Số không khớp danh sách', 'Xem lại thẻ. Thẻ đúng là vậy thì cứ ghi; trung tâm sẽ xem lại.'],
    ['Không phải người này', 'Quay lại, bấm “Không chi được”, chọn “Không đúng người trên danh sách”.'],
  ],
};

export const payout_signature: HelpText = {
  purpose: 'Người nhận đếm tiền xong mới ký. Cuối khung có ghi rõ đang ký cho ai, bao nhiêu, ngày nào.',
  buttons: [
    ['Ký lại', 'Xóa nét vừa ký để ký lại.'],
    ['Ký xong', 'Sang bước xem lại.'],
  ],
  wrong: [
    [
      'Người nhận không ký được',
      'Không ký giùm. Quay lại hỏi kiểm soát viên cách ghi điểm chỉ có người làm chứng.',
    ],
    ['Khung quá nhỏ', 'Xoay ngang máy để có khung rộng hơn.'],
  ],
};

export const payout_review: HelpText = {
  purpose: 'Xem lại lần cuối. Xác nhận xong thì bản ghi được ký trên máy và không sửa được nữa.',
  buttons: [['Xác nhận đã chi', 'Bấm sau khi người nhận đã cầm đủ tiền.']],
  wrong: [
    ['Thấy sai một mục', 'Bấm Quay lại để sửa; chưa có gì được ghi.'],
    ['Đã xác nhận rồi mới thấy sai', 'Mở lại hộ đó, mục Đã ghi nhận, bấm “Đính chính”.'],
  ],
};
