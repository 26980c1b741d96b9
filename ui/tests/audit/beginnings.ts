// How the day stands when a walk begins.

export const FRESH = { phase: 'new' } as const;
export const LOCKED = { phase: 'locked' } as const;
export const MORNING = { taken: false } as const;
export const DAY = { paid: 12 } as const;
export const EVENING = { doors: 5, paid: 5, online: true } as const;
export const BRANCH = { role: 'supervisor', online: true } as const;
