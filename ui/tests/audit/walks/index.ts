// Every screen, by subject. A new screen gets a file of its own here.

import type { Walk } from '../steps';
import { BRANCH_WALKS } from './branch';
import { CUSTODY_WALKS } from './custody';
import { DOORS_WALKS } from './doors';
import { EVENING_WALKS } from './evening';
import { EXPLAIN_WALKS } from './explain';
import { OUTCOMES_WALKS } from './outcomes';
import { PAY_WALKS } from './pay';
import { PRACTICE_WALKS } from './practice';
import { RECEIPTS_WALKS } from './receipts';
import { ROUNDS_WALKS } from './rounds';
import { REPORTS_WALKS } from './reports';
import { SCAN_WALKS } from './scans';
import { SIGNATURE_WALKS } from './signature';
import { SLIPS_WALKS } from './slips';
import { START_WALKS } from './start';
import { TODAY_WALKS } from './today';

/** Every walk. */
export const WALKS: Walk[] = [
  ...START_WALKS,
  ...TODAY_WALKS,
  ...DOORS_WALKS,
  ...EXPLAIN_WALKS,
  ...PAY_WALKS,
  ...SIGNATURE_WALKS,
  ...OUTCOMES_WALKS,
  ...EVENING_WALKS,
  ...CUSTODY_WALKS,
  ...BRANCH_WALKS,
  ...RECEIPTS_WALKS,
  ...SCAN_WALKS,
  ...PRACTICE_WALKS,
  ...SLIPS_WALKS,
  ...ROUNDS_WALKS,
  ...REPORTS_WALKS,
];
