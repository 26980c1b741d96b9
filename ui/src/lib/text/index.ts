// The words of the screen. Vietnamese defines the catalogue; English has its type, or the build fails.

import * as en from './en';
import { language } from './language.svelte';
import * as vi from './vi';

/** Every domain of the catalogue. */
export type Catalogue = typeof vi;

const english: Catalogue = en;

/** The catalogue of the language that is shown. */
export function t(): Catalogue {
  return language.current === 'vi' ? vi : english;
}
