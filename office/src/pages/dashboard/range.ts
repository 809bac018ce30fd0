import { daysInput } from '../../lib/list/days.ts';
import type { TrendInterval } from './generated/graphql.ts';

const defaultDays = 'LAST_30_DAYS';

/** The longest ranges that are shown day by day, and week by week. */
const longest = { DAY: 92, WEEK: 400 };

/** The range of an address as the API takes it, and the interval at which its chart can still be read. */
export function rangeOf(days: string | undefined) {
  const chosen = days ?? defaultDays;
  const input = daysInput(chosen) ?? { preset: defaultDays };
  return { days: chosen, input, interval: intervalOf(chosen) };
}

function intervalOf(days: string): TrendInterval {
  const [from, to] = days.split('..');
  if (!to) return days === 'THIS_YEAR' ? 'WEEK' : 'DAY';
  const length = (Date.parse(to) - Date.parse(from!)) / 86_400_000 + 1;
  if (length <= longest.DAY) return 'DAY';
  return length <= longest.WEEK ? 'WEEK' : 'MONTH';
}
