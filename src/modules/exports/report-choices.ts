import { isCalendarDay } from '../../platform/lib/calendar-day.ts';
import { type RangePreset, rangePresets } from '../../platform/lib/day-range.ts';
import { currencyCodes } from '../../platform/lib/money.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { TopProductsBy, TrendInterval } from '../analytics/analytics.inputs.ts';
import { OrderChannel } from '../orders/order.entity.ts';
import type { ReportChoices } from './export-parameters.ts';

/** The options of a report as they stand on the command line. */
export interface CommandLineChoices {
  readonly from?: string;
  readonly to?: string;
  readonly preset?: string;
  readonly interval?: string;
  readonly by?: string;
  readonly minTotal?: string;
  readonly currencyCode?: string;
  readonly channel?: string;
}

/** Reads the options of a report. @throws UserError INVALID_INPUT for an unknown word, or a day that does not exist */
export function reportChoices(options: CommandLineChoices): ReportChoices {
  const { from, to, preset, interval, by, minTotal, currencyCode, channel } = options;
  const hasRange = (from ?? to ?? preset) !== undefined;
  return {
    ...(hasRange && {
      range: {
        preset: chosen('preset', preset, Object.keys(rangePresets) as RangePreset[]),
        from: day('from', from),
        to: day('to', to),
      },
    }),
    interval: chosen('interval', interval, Object.values(TrendInterval)),
    by: chosen('by', by, Object.values(TopProductsBy)),
    minTotal: minTotal ?? null,
    currencyCode: currency('currency-code', currencyCode),
    channel: chosen('channel', channel, Object.values(OrderChannel)),
  };
}

function chosen<T extends string>(option: string, word: string | undefined, known: readonly T[]): T | null {
  if (word === undefined) return null;
  const found = known.find(one => one === word.toUpperCase().replaceAll('-', '_'));
  if (found) return found;
  throw new UserError(
    'INVALID_INPUT',
    `--${option} must be one of ${known.join(', ')}, but it is "${word}".`,
  );
}

function currency(option: string, word: string | undefined): string | null {
  if (word === undefined) return null;
  const code = word.toUpperCase();
  if (currencyCodes.includes(code)) return code;
  throw new UserError('INVALID_INPUT', `--${option} must be a currency such as EUR, but it is "${word}".`);
}

function day(option: string, text: string | undefined): string | null {
  if (text === undefined || isCalendarDay(text)) return text ?? null;
  throw new UserError(
    'INVALID_INPUT',
    `--${option} must be a day that exists, such as 2026-11-21, but it is "${text}".`,
  );
}
