// How the day stands when a walk begins.

export const FRESH = { phase: 'new' } as const;
export const LOCKED = { phase: 'locked' } as const;
export const MORNING = { taken: false } as const;
export const DAY = { paid: 12 } as const;
export const EVENING = { doors: 5, paid: 5, online: true } as const;
export const BRANCH = { role: 'supervisor', online: true } as const;

/** A link of the form that a device takes, to a centre that does not exist. */
export const LINK =
  'tannha:enrol?e=https://chitra.example.vn&k=iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w&c=K7QF-2M9X-T4ZB-8HWC-5RNP';
