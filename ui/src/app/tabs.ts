// The main screens of a role. The frame of each screen draws them: at the thumb on a phone, on top on a desk.

import { getContext, setContext } from 'svelte';
import type { IconName } from '$lib/shared/icons';
import type { Screen } from './screen';

/** A main screen, named by the domain of its title in the catalogue. */
export interface Tab {
  screen: Screen;
  icon: IconName;
  text: 'today' | 'doors' | 'bag' | 'journal' | 'board' | 'receipts';
}

/** A carrier's main screens. */
export const CARRIER_TABS: Tab[] = [
  { screen: { name: 'today' }, icon: 'home', text: 'today' },
  { screen: { name: 'doors' }, icon: 'route', text: 'doors' },
  { screen: { name: 'bag' }, icon: 'bag', text: 'bag' },
  { screen: { name: 'journal' }, icon: 'book', text: 'journal' },
];

/** A supervisor's main screens. */
export const SUPERVISOR_TABS: Tab[] = [
  { screen: { name: 'board' }, icon: 'board', text: 'board' },
  { screen: { name: 'receipts' }, icon: 'file', text: 'receipts' },
  { screen: { name: 'journal' }, icon: 'book', text: 'journal' },
];

const KEY = Symbol('tabs');

/** Puts the main screens of a role into the context of its screens. */
export function layTabs(tabs: Tab[]): void {
  setContext(KEY, tabs);
}

/** The main screens of the role; none before the device is open. */
export function useTabs(): Tab[] {
  return getContext<Tab[] | undefined>(KEY) ?? [];
}
