import type { Context } from '../../context.ts';
import type { ExportParameters, ReportExport } from '../../exports/define-export.ts';
import { type DayRangeInput, dayRangeOf } from '../../graphql/day-range.ts';
import type { DayRange } from '../../lib/day-range.ts';
import { fromMinor, toMinor } from '../../lib/money.ts';
import { UserError } from '../../lib/user-error.ts';
import { readSettings } from '../settings/settings.queries.ts';
import { dayIn } from '../settings/store-day.ts';
import { optionOf, type ReportOption, reportsWith } from './report-options.ts';

/** What a person chooses about a report. */
export interface ReportChoices {
  readonly range?: DayRangeInput | null;
  readonly interval?: ExportParameters['interval'] | null;
  readonly by?: ExportParameters['by'] | null;
  readonly minTotal?: string | null;
}

/**
 * What a report is to be made of, with the store's time zone and currency as they are now.
 * @throws UserError INVALID_INPUT for a range that is missing or pointless, and for a choice that the report does not have
 */
export async function exportParameters(
  ctx: Context,
  definition: ReportExport,
  choices: ReportChoices,
): Promise<ExportParameters> {
  const { timeZone, currencyCode } = await readSettings(ctx);
  refusePointless(definition, choices);
  const minTotal = toMinor(choices.minTotal ?? '0', currencyCode, ['minTotal']);
  return {
    range: rangeOf(definition, choices.range, dayIn(timeZone, ctx.clock.now())),
    timeZone,
    currencyCode,
    interval: choices.interval ?? 'DAY',
    by: choices.by ?? 'REVENUE',
    minTotal: fromMinor(minTotal, currencyCode),
  };
}

function rangeOf(
  { report, range: kind }: ReportExport,
  range: DayRangeInput | null | undefined,
  today: string,
): DayRange | null {
  const path = ['range'];
  if (kind === 'NONE') {
    if (range == null) return null;
    throw new UserError('INVALID_INPUT', `${report} is not about certain days; leave out "range".`, { path });
  }
  if (range != null) return dayRangeOf(range, today, path);
  if (kind === 'OPTIONAL') return null;
  throw new UserError('INVALID_INPUT', `${report} needs a "range", such as { preset: LAST_30_DAYS }.`, {
    path,
  });
}

const choosable: readonly ReportOption[] = ['interval', 'by', 'minTotal'];

function refusePointless({ report }: ReportExport, choices: ReportChoices): void {
  const pointless = choosable.find(option => choices[option] != null && optionOf(report) !== option);
  if (!pointless) return;
  throw new UserError(
    'INVALID_INPUT',
    `"${pointless}" goes with ${reportsWith(pointless)} only; leave it out for ${report}.`,
    { path: [pointless] },
  );
}
