/** The ranges that a list offers, as the API names them. */
export const dayPresets = [
  { id: 'TODAY', label: 'Today' },
  { id: 'YESTERDAY', label: 'Yesterday' },
  { id: 'LAST_7_DAYS', label: 'Last 7 days' },
  { id: 'LAST_30_DAYS', label: 'Last 30 days' },
  { id: 'THIS_MONTH', label: 'This month' },
  { id: 'LAST_MONTH', label: 'Last month' },
  { id: 'THIS_YEAR', label: 'This year' },
] as const;

type Preset = (typeof dayPresets)[number]['id'];

export const twoDays = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/;

/** Days as an address holds them: a preset, or "2026-11-01..2026-11-26". Undefined for anything else. */
export function parseDays(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const days = twoDays.exec(value);
  if (days) return isDay(days[1]) && isDay(days[2]) && days[1]! <= days[2]! ? value : undefined;
  return dayPresets.find(({ id }) => id === value)?.id;
}

/** The days as the API takes them. */
export function daysInput(days: string | undefined) {
  if (!days) return undefined;
  const [, from, to] = twoDays.exec(days) ?? [];
  return from ? { from, to } : { preset: days as Preset };
}

function isDay(text: string | undefined): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text ?? '');
}
