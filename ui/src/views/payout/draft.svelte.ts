// A payout that is being written. It outlives the cards of the form, so that Back never loses work, is kept by the
// core after every change, so that a kill loses none either, and holds the request id that makes a second press
// harmless.

import { KeptForm } from '$app/kept-form.svelte';
import type { PayoutStep } from '$app/screen';
import { newRequestId } from '$lib/backend/request-id';
import type { CardView } from '$lib/generated/CardView';
import type { DoorDetail } from '$lib/generated/DoorDetail';
import type { EnvelopeCheckInput } from '$lib/generated/EnvelopeCheckInput';
import type { PayoutInput } from '$lib/generated/PayoutInput';
import type { ReceiverInput } from '$lib/generated/ReceiverInput';
import type { ReceiverView } from '$lib/generated/ReceiverView';
import { type KeptPayout, PAYOUT_VERSION } from './kept-payout';
import { Signature } from './signature.svelte';

/** The points of the label, in the order in which they are read. */
export const POINTS = ['amount', 'months', 'payer', 'hotline'] as const;

/** A point of the label. */
export type Point = (typeof POINTS)[number];

/** How identity can be checked at this door. */
export const IDENTITY_METHODS = ['known_personally', 'card_scanned', 'card_seen', 'other_paper'] as const;

/** How identity was checked. */
export type IdentityMethod = (typeof IDENTITY_METHODS)[number];

/** Particulars of a receiver who is not in the register, as typed. */
export class ProxyForm {
  name = $state('');
  idNumber = $state('');
  relation = $state('');
  paper = $state('');
  validFrom = $state('');
  validTo = $state('');
}

/** A payout that is being written. */
export class PayoutDraft {
  readonly detail: DoorDetail;
  readonly requestId: string;
  readonly form: KeptForm;
  readonly proxy = new ProxyForm();
  readonly signature = new Signature();
  /** Where the door stands in the history of screens. */
  depth = 0;
  /** The card that was shown last. */
  step = $state<PayoutStep>('envelope');
  check = $state<Record<Point, boolean | null>>({ amount: null, months: null, payer: null, hotline: null });
  receiver = $state.raw<ReceiverInput['kind'] | null>(null);
  authorisation = $state.raw<ReceiverView | null>(null);
  method = $state<IdentityMethod | null>(null);
  lastDigits = $state('');
  /** What the receiver's card said when it was scanned. */
  card = $state.raw<CardView | null>(null);

  constructor(detail: DoorDetail, requestId = newRequestId()) {
    this.detail = detail;
    this.requestId = requestId;
    const key = detail.door.envelope_id;
    this.form = new KeptForm({ kind: 'payout', key, request_id: requestId, version: PAYOUT_VERSION });
  }

  /** The payout as it was kept. A receiver who has left the register since is to be chosen anew. */
  static restore(detail: DoorDetail, requestId: string, kept: KeptPayout): PayoutDraft {
    const draft = new PayoutDraft(detail, requestId);
    const { authorisation, proxy, signature, receiver, ...rest } = kept;
    const registered = detail.receivers.find((one) => one.authorisation_id === authorisation) ?? null;
    draft.authorisation = registered;
    draft.receiver = receiver === 'registered' && registered === null ? null : receiver;
    draft.step = draft.receiver === null && rest.step !== 'envelope' ? 'receiver' : rest.step;
    draft.check = rest.check;
    draft.method = rest.method;
    draft.lastDigits = rest.lastDigits;
    draft.card = rest.card;
    Object.assign(draft.proxy, proxy);
    draft.signature.restore(signature);
    return draft;
  }

  /** Has the core keep the payout as it is, once there is anything to keep. */
  keep(): void {
    const kept = this.#toKept();
    if (this.step !== 'envelope' || POINTS.some((point) => kept.check[point] !== null)) this.form.keep(kept);
  }

  #toKept(): KeptPayout {
    const { name, idNumber, relation, paper, validFrom, validTo } = this.proxy;
    return {
      total: this.detail.door.total,
      step: this.step,
      check: { ...this.check },
      receiver: this.receiver,
      authorisation: this.authorisation?.authorisation_id ?? null,
      method: this.method,
      lastDigits: this.lastDigits,
      card: this.card,
      proxy: { name, idNumber, relation, paper, validFrom, validTo },
      signature: this.signature.toKept(),
    };
  }

  /** Chooses who takes the money. The check of somebody else's identity does not hold for this person. */
  receive(receiver: ReceiverInput['kind'], authorisation: ReceiverView | null): void {
    const same =
      this.receiver === receiver && this.authorisation?.authorisation_id === authorisation?.authorisation_id;
    if (!same && this.card !== null) this.checkBy(null);
    this.receiver = receiver;
    this.authorisation = authorisation;
  }

  /** Says how identity was checked; what another way of checking left is forgotten. */
  checkBy(method: IdentityMethod | null): void {
    if (this.card !== null || method === 'known_personally') this.lastDigits = '';
    this.card = null;
    this.method = method;
  }

  /** Takes a card that was scanned, or its number when only that was typed. */
  takeCard(card: CardView): void {
    this.card = card;
    this.method = card.name === null ? 'card_seen' : 'card_scanned';
    this.lastDigits = card.id_tail;
  }

  /** Writes what a card says into the form of somebody who is not in the register. */
  fillProxy(card: CardView): void {
    this.proxy.name = card.name ?? this.proxy.name;
    this.proxy.idNumber = card.id_number;
  }

  /** Points of the label that were looked at and do not hold. */
  get wrongPoints(): Point[] {
    return POINTS.filter((point) => this.check[point] === false);
  }

  /** Whether every point of the label was looked at. */
  get checkComplete(): boolean {
    return POINTS.every((point) => this.check[point] !== null);
  }

  /** Whoever takes the money. */
  get receiverName(): string {
    if (this.receiver === 'unregistered') return this.proxy.name.trim();
    return this.authorisation?.name ?? this.detail.door.person_name;
  }

  /** Last digits of the receiver's number on the list or in the register, to compare with the paper. */
  get expectedDigits(): string | null {
    if (this.receiver === 'unregistered') return this.proxy.idNumber.slice(-4);
    if (this.receiver === 'registered') return this.authorisation?.id_tail ?? null;
    return this.detail.door.id_tail;
  }

  /** The entry to record; `null` while something is missing. */
  toInput(): PayoutInput | null {
    const receiver = this.#receiverInput();
    if (!this.checkComplete || receiver === null || this.method === null) return null;
    return {
      request_id: this.requestId,
      envelope_id: this.detail.door.envelope_id,
      envelope_check: this.#checkInput(),
      receiver,
      identity_method: this.method,
      identity_last_digits: this.lastDigits === '' ? null : this.lastDigits,
      ink: this.signature.toInk(),
    };
  }

  #checkInput(): EnvelopeCheckInput {
    const { amount, months, payer, hotline } = this.check;
    return {
      amount: amount === true,
      months: months === true,
      payer: payer === true,
      hotline: hotline === true,
    };
  }

  #receiverInput(): ReceiverInput | null {
    if (this.receiver === 'beneficiary') return { kind: 'beneficiary' };
    if (this.receiver === 'registered' && this.authorisation) {
      return { kind: 'registered', authorisation_id: this.authorisation.authorisation_id };
    }
    if (this.receiver !== 'unregistered') return null;
    const { name, idNumber, relation, paper, validFrom, validTo } = this.proxy;
    return {
      kind: 'unregistered',
      name: name.trim(),
      id_number: idNumber,
      relation: relation.trim(),
      paper: paper.trim(),
      valid_from: validFrom === '' ? null : validFrom,
      valid_to: validTo === '' ? null : validTo,
    };
  }
}
