const dayMs = 86_400_000;

/** For how many days the demo store has been open. */
export const demoDays = 120;

/** When the demo store was set up: the day before it opened. */
export function demoOpening(now: Date): Date {
  return new Date(now.getTime() - (demoDays + 1) * dayMs);
}
