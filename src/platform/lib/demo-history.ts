const dayMs = 86_400_000;

/** For how many days the demo store has been selling. */
export const demoDays = 120;

/** When the demo store was made ready to open: the day before its first. */
export function demoOpening(now: Date): Date {
  return new Date(now.getTime() - (demoDays + 1) * dayMs);
}
