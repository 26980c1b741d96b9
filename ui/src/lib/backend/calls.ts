// The calls that the screen can make to the core: the one list of them. `cargo test -p device` compares the
// names with the calls that the core answers. Every call may be refused with a CallError.

import type { AccountInput } from '../generated/AccountInput';
import type { AppState } from '../generated/AppState';
import type { Bag } from '../generated/Bag';
import type { BranchDayView } from '../generated/BranchDayView';
import type { CardView } from '../generated/CardView';
import type { ConcernInput } from '../generated/ConcernInput';
import type { CourseView } from '../generated/CourseView';
import type { DeviceCodeView } from '../generated/DeviceCodeView';
import type { DoorDetail } from '../generated/DoorDetail';
import type { DoorMessageView } from '../generated/DoorMessageView';
import type { DoorPage } from '../generated/DoorPage';
import type { DoorQuery } from '../generated/DoorQuery';
import type { DraftInput } from '../generated/DraftInput';
import type { DraftView } from '../generated/DraftView';
import type { ExplanationView } from '../generated/ExplanationView';
import type { FoundPeopleView } from '../generated/FoundPeopleView';
import type { HelpContactsView } from '../generated/HelpContactsView';
import type { HandoverChoiceView } from '../generated/HandoverChoiceView';
import type { HandOverInput } from '../generated/HandOverInput';
import type { HandoversView } from '../generated/HandoversView';
import type { HandoverView } from '../generated/HandoverView';
import type { HistoryItem } from '../generated/HistoryItem';
import type { HoldingView } from '../generated/HoldingView';
import type { InkInput } from '../generated/InkInput';
import type { KeptDraft } from '../generated/KeptDraft';
import type { Language } from '../generated/Language';
import type { NonPaymentInput } from '../generated/NonPaymentInput';
import type { NoteCountInput } from '../generated/NoteCountInput';
import type { NotesView } from '../generated/NotesView';
import type { OtherDeviceView } from '../generated/OtherDeviceView';
import type { PayoutInput } from '../generated/PayoutInput';
import type { PrinterView } from '../generated/PrinterView';
import type { PointsView } from '../generated/PointsView';
import type { ReceiptListsView } from '../generated/ReceiptListsView';
import type { ReceiptQuery } from '../generated/ReceiptQuery';
import type { ReceivableQuery } from '../generated/ReceivableQuery';
import type { ReceivableView } from '../generated/ReceivableView';
import type { Recorded } from '../generated/Recorded';
import type { ReportsView } from '../generated/ReportsView';
import type { RoundView } from '../generated/RoundView';
import type { RoundsView } from '../generated/RoundsView';
import type { SlipCheckView } from '../generated/SlipCheckView';
import type { SlipView } from '../generated/SlipView';
import type { SignedInput } from '../generated/SignedInput';
import type { SyncState } from '../generated/SyncState';
import type { Today } from '../generated/Today';
import type { VariationInput } from '../generated/VariationInput';
import type { VietQrView } from '../generated/VietQrView';
import type { WrittenFile } from '../generated/WrittenFile';

/** Arguments and result of each call. `request_id` is a UUID drawn by the screen: the same on a second press. */
export interface Calls {
  app_state: { args: Record<string, never>; result: AppState };
  set_language: { args: { language: Language }; result: AppState };
  set_checklist: { args: { shown: boolean }; result: AppState };
  start_practice: { args: Record<string, never>; result: AppState };
  leave_practice: { args: Record<string, never>; result: AppState };
  course: { args: Record<string, never>; result: CourseView };
  help_contacts: { args: Record<string, never>; result: HelpContactsView };
  check_enrolment_link: { args: { link: string }; result: { endpoint: string } };
  enrol: { args: { link: string; pin: string; device_name: string }; result: AppState };
  unlock: { args: { pin: string }; result: AppState };
  lock: { args: Record<string, never>; result: AppState };

  today: { args: Record<string, never>; result: Today };
  receive_envelopes: {
    args: { request_id: string; left_out: string[]; again: string[]; signed: SignedInput | null };
    result: Recorded;
  };
  search_doors: { args: { query: DoorQuery }; result: DoorPage };
  door: { args: { envelope_id: string }; result: DoorDetail };
  explain: { args: { envelope_id: string }; result: ExplanationView };
  read_card: {
    args: { text: string; envelope_id: string; authorisation_id: string | null };
    result: CardView;
  };
  check_signature: { args: { ink: InkInput }; result: null };
  keep_draft: { args: { draft: DraftInput }; result: null };
  draft: { args: { kind: string; key: string }; result: DraftView | null };
  drafts: { args: Record<string, never>; result: KeptDraft[] };
  drop_draft: { args: { kind: string; key: string }; result: null };
  record_payout: { args: { payout: PayoutInput }; result: Recorded };
  record_non_payment: { args: NonPaymentInput; result: Recorded };
  door_message: { args: { envelope_id: string; next_visit: string | null }; result: DoorMessageView };
  rounds: { args: Record<string, never>; result: RoundsView };
  round: { args: { commune: string; hamlet: string }; result: RoundView };
  points: { args: Record<string, never>; result: PointsView };
  order_round: {
    args: { request_id: string; commune: string; hamlet: string; people: string[] };
    result: Recorded;
  };
  order_hamlets: {
    args: { request_id: string; hamlets: { commune: string; hamlet: string }[] };
    result: Recorded;
  };
  note_door: { args: { request_id: string; envelope_id: string; text: string }; result: Recorded };
  report_variation: { args: VariationInput; result: Recorded };
  raise_concern: { args: ConcernInput; result: Recorded };
  wish_account: { args: AccountInput; result: Recorded };
  read_vietqr: { args: { text: string }; result: VietQrView };
  reports: { args: { offset: number; limit: number }; result: ReportsView };
  correct_entry: { args: { request_id: string; entry_id: string; reason: string }; result: Recorded };
  bag: { args: Record<string, never>; result: Bag };
  return_envelopes: {
    args: { request_id: string; envelope_ids: string[]; signed: SignedInput | null };
    result: Recorded;
  };
  declare_day: {
    args: {
      request_id: string;
      held: HoldingView;
      note: string;
      loose_notes: NoteCountInput[];
      ink: InkInput | null;
    };
    result: Recorded;
  };
  receivable: { args: { query: ReceivableQuery }; result: ReceivableView };
  count_notes: { args: { notes: NoteCountInput[] }; result: NotesView };
  device_code: { args: Record<string, never>; result: DeviceCodeView };
  check_taker: { args: { text: string }; result: OtherDeviceView };
  handover_choice: { args: { hamlets: string[] }; result: HandoverChoiceView };
  hand_over: { args: { handover: HandOverInput }; result: Recorded };
  write_handover: { args: { grant: string }; result: WrittenFile };
  read_handover: { args: { text: string }; result: HandoverView };
  take_handover: {
    args: { request_id: string; grant: string; left_out: string[]; ink: InkInput | null };
    result: Recorded;
  };
  handovers: { args: Record<string, never>; result: HandoversView };
  journal: { args: { offset: number; limit: number }; result: { total: number; items: HistoryItem[] } };

  sync_state: { args: Record<string, never>; result: SyncState };
  sync_now: { args: Record<string, never>; result: SyncState };

  branch_day: { args: { date: string; refresh: boolean }; result: BranchDayView };
  count_returns: {
    args: { request_id: string; carrier: string; date: string; returned: HoldingView };
    result: Recorded;
  };
  close_day: {
    args: { request_id: string; carrier: string; date: string; reason: string };
    result: Recorded;
  };
  receipt_lists: { args: Record<string, never>; result: ReceiptListsView };
  find_people: { args: { text: string }; result: FoundPeopleView };
  export_receipts: { args: { query: ReceiptQuery }; result: WrittenFile };

  slip: { args: { entry_id: string }; result: SlipView };
  slip_pdf: { args: { entry_id: string }; result: WrittenFile };
  print_slip: { args: { entry_id: string }; result: null };
  check_slip: { args: { text: string }; result: SlipCheckView };
  printer: { args: Record<string, never>; result: PrinterView };
  set_printer: { args: { address: string }; result: PrinterView };
}

export type CallName = keyof Calls;
