// Days, months and times the Vietnamese way, in Vietnam's time whatever the device is set to.

import type { Language } from '../generated/Language';

const ZONE = 'Asia/Ho_Chi_Minh';

/** Vietnam is seven hours ahead of UTC the whole year. */
const VIETNAM_OFFSET_MS = 7 * 60 * 60 * 1000;

const clock = new Intl.DateTimeFormat('vi-VN', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

/** `2026-11-05` as `05/11/2026`, `2026-11` as `11/2026`, `2026` as it is. */
export function date(iso: string): string {
  return iso.split('-').reverse().join('/');
}

/** A month or a range of months: `11/2026`, `10–11/2026`, `12/2026–01/2027`. */
export function months(from: string, to: string): string {
  if (from === to) return date(from);
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  return `${sameYear ? from.slice(5) : date(from)}–${date(to)}`;
}

/** `2026-11-05` as `Thứ Năm, 05/11/2026`. */
export function weekday(iso: string, language: Language): string {
  const noon = new Date(`${iso}T12:00:00Z`);
  if (Number.isNaN(noon.getTime())) return date(iso);
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB';
  return `${new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(noon)}, ${date(iso)}`;
}

/** An RFC 3339 time as `14:05`. */
export function timeOfDay(at: string): string {
  const moment = new Date(at);
  return Number.isNaN(moment.getTime()) ? at : clock.format(moment);
}

/** An RFC 3339 time as `14:05 ngày 05/11/2026`. */
export function moment(at: string, language: Language): string {
  const instant = new Date(at);
  if (Number.isNaN(instant.getTime())) return at;
  const between = language === 'vi' ? ' ngày ' : ', ';
  return `${clock.format(instant)}${between}${date(dayOf(instant))}`;
}

/**
 * The day of an instant in Vietnam, as `2026-11-05`. Not through `Intl`: browsers differ in how they write a date
 * of any one locale.
 */
export function dayOf(instant: Date | number): string {
  return new Date(Number(instant) + VIETNAM_OFFSET_MS).toISOString().slice(0, 10);
}

/** The day after or before, as `2026-11-05`. */
export function shiftDay(iso: string, days: number): string {
  const noon = new Date(`${iso}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + days);
  return noon.toISOString().slice(0, 10);
}

/** What was typed as a day (`5/11/2026`, `05112026`) as `2026-11-05`; `null` when there is no such day. */
export function typedDay(text: string): string | null {
  const found =
    /^\s*(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4})\s*$/.exec(text) ??
    /^(\d{2})(\d{2})(\d{4})$/.exec(text.trim());
  if (!found) return null;
  const [, day = '', month = '', year = ''] = found;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const noon = new Date(`${iso}T12:00:00Z`);
  return Number.isNaN(noon.getTime()) || noon.toISOString().slice(0, 10) !== iso ? null : iso;
}
