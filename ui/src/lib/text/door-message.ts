// The message that is left at a door. It is Vietnamese in either language: it is read by whoever lives there. It
// says neither money nor benefit, because anybody may read it.

import { date } from '../format/time';
import type { DoorMessageView } from '../generated/DoorMessageView';

/** How the next meeting was arranged. */
export type Arrangement = 'none' | 'later' | 'day' | 'office';

/** The paragraphs of the message. */
export function doorMessage(view: DoorMessageView, arranged: Arrangement): string[] {
  const call = view.hotline === '' ? '' : ` Cần hẹn giờ khác, xin gọi ${view.hotline}.`;
  return [
    `Kính gửi: ${view.person_name}`,
    `Ngày ${date(view.visited_on)}, tôi là ${view.carrier_name}, nhân viên ${view.branch_name}, có đến nhà nhưng chưa gặp được.`,
    `${next(view, arranged)}${call}`,
  ];
}

function next(view: DoorMessageView, arranged: Arrangement): string {
  if (arranged === 'later') return 'Tôi sẽ quay lại trong ngày hôm nay.';
  if (arranged === 'office') return `Mời đến ${view.branch_name}, nhớ mang theo thẻ căn cước.`;
  if (arranged === 'day' && view.next_visit !== null)
    return `Tôi sẽ quay lại ngày ${date(view.next_visit)}, xin để sẵn thẻ căn cước.`;
  return 'Tôi sẽ quay lại hôm khác.';
}
