// Where the person is. Screens stand in the browser's own history, so that the back button of the phone, the
// keyboard and the window all do the same thing. A router package was not taken: there are no links to share.

import type { Screen } from './screen';

/**
 * What stands in the history: the screen, and how deep it is, so that several steps can be left at once. With
 * `help` the help of the screen lies over it: the screen stays as it is below, and Back takes the help away.
 */
interface Place {
  depth: number;
  screen: Screen;
  help?: true;
}

function isPlace(state: unknown): state is Place {
  return typeof state === 'object' && state !== null && 'depth' in state && 'screen' in state;
}

/** The history of screens. */
export class Navigation {
  #place = $state.raw<Place>({ depth: 0, screen: { name: 'today' } });
  #afterRewind: Screen | null = null;

  /** The screen that is shown. */
  get screen(): Screen {
    return this.#place.screen;
  }

  /** How many screens there are to go back to. */
  get depth(): number {
    return this.#place.depth;
  }

  /** Whether there is a screen to go back to. */
  get canGoBack(): boolean {
    return this.#place.depth > 0;
  }

  /** Whether the help of the screen lies over it. */
  get isHelping(): boolean {
    return this.#place.help === true;
  }

  /** Lays the help of the screen over it. */
  openHelp(): void {
    this.#place = { depth: this.#place.depth + 1, screen: this.#place.screen, help: true };
    history.pushState(this.#place, '');
  }

  /** Starts anew at a screen: everything before is left. */
  start(screen: Screen): void {
    this.finish(0, screen);
  }

  /** Goes on to a screen. */
  open(screen: Screen): void {
    this.#place = { depth: this.#place.depth + 1, screen };
    history.pushState(this.#place, '');
  }

  /** Shows another screen in the place of this one. */
  replace(screen: Screen): void {
    this.#place = { depth: this.#place.depth, screen };
    history.replaceState(this.#place, '');
  }

  /** Goes back one screen. */
  back(): void {
    if (this.canGoBack) history.back();
  }

  /**
   * Leaves for good every screen deeper than `depth` and shows another in the place of the one there. A finished
   * form is left like this, so that Back never leads into it.
   */
  finish(depth: number, screen: Screen): void {
    const back = this.#place.depth - depth;
    if (back <= 0) {
      this.replace(screen);
      return;
    }
    this.#afterRewind = screen;
    history.go(-back);
  }

  /** To be called once when the program starts; gives a function that undoes it. */
  listen(): () => void {
    const onPopState = (event: PopStateEvent) => this.#arrive(event.state);
    window.addEventListener('popstate', onPopState);
    if (isPlace(history.state)) this.#place = history.state;
    else this.replace(this.#place.screen);
    return () => window.removeEventListener('popstate', onPopState);
  }

  #arrive(state: unknown): void {
    if (isPlace(state)) this.#place = state;
    if (this.#afterRewind) {
      const screen = this.#afterRewind;
      this.#afterRewind = null;
      this.replace(screen);
    }
  }
}

/** The one history of the window. */
export const navigation = new Navigation();
