// The one place that turns a refused call into what is read on the screen.

import { CallFailure, contractFault } from '../backend/backend';
import { count, money } from '../format/money';
import { date, moment } from '../format/time';
import type { CallError } from '../generated/CallError';
import type { CallErrorCode } from '../generated/CallErrorCode';
import { t } from '../text';
import { language } from '../text/language.svelte';

/** How a sentence is drawn: advice for what is not possible right now, a fault for what needs a person. */
export type SentenceTone = 'advice' | 'fault';

/** What a refused call says. */
export interface Sentence {
  code: CallErrorCode;
  tone: SentenceTone;
  title: string;
  advice: string;
  /** Further points, such as the obstacles to closing a day. */
  points: string[];
  /** The field that is wrong, as the core names it. */
  field: string | null;
}

const FAULTS: ReadonlySet<CallErrorCode> = new Set<CallErrorCode>([
  'store_damaged',
  'disk_full',
  'centre_refused',
  'centre_not_trusted',
  'already_paid',
  'entitlement_paid',
  'withdrawn',
  'internal',
]);

/** Makes the sentence for anything that was thrown. */
export function sentenceFor(thrown: unknown): Sentence {
  const failure = thrown instanceof CallFailure ? thrown : contractFault('screen');
  return sentenceForError(failure.error);
}

/** Makes the sentence for an error that the core reports as data. */
export function sentenceForError(error: CallError): Sentence {
  const params = readable(error.params);
  const words = t().errors.list[error.code] ?? t().errors.list.internal;
  return {
    code: error.code,
    tone: FAULTS.has(error.code) ? 'fault' : 'advice',
    ...words(params),
    points: points(error.params),
    field: error.code === 'field_invalid' ? (error.params.field ?? null) : null,
  };
}

function readable(params: CallError['params']): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined) continue;
    if (name === 'at') shown[name] = moment(value, language.current);
    else if (name === 'month') shown[name] = date(value);
    else shown[name] = value;
  }
  return shown;
}

function points(params: CallError['params']): string[] {
  const { obstacles, difference_envelopes: envelopes, difference_amount: amount } = params;
  const named = (obstacles ?? '')
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '')
    .map((code) => t().codes.obstacle[code] ?? code);
  if (envelopes === undefined || amount === undefined || (envelopes === '0' && amount === '0')) return named;
  const held = t().common.envelopes(count(Number(envelopes)));
  return [...named, t().carrierDay.closedDifference(held, money(amount))];
}
