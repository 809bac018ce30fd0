import type { Context } from '../../platform/context/context.ts';
import type { ExportParameters, ReportExport, ReportOption } from '../../platform/files/define-export.ts';
import { type DayRangeInput, dayRangeOf } from '../../platform/graphql/day-range.ts';
import type { DayRange } from '../../platform/lib/day-range.ts';
import { fromMinor, toMinor } from '../../platform/lib/money.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { readSettings } from '../settings/settings.queries.ts';
import { dayIn } from '../settings/store-day.ts';
import { reportsWith } from './export-report.ts';

const allOptions: readonly ReportOption[] = ['interval', 'by', 'minTotal', 'channel', 'currencyCode'];

/** The options that a person chooses for a report. */
export interface ReportChoices {
  readonly range?: DayRangeInput | null;
  readonly interval?: ExportParameters['interval'] | null;
  readonly by?: ExportParameters['by'] | null;
  readonly minTotal?: string | null;
  readonly currencyCode?: string | null;
  readonly channel?: ExportParameters['channel'];
}

/**
 * The parameters of a report, with the store's current time zone, and its currency unless another one is chosen.
 * @throws UserError INVALID_INPUT for a range that is missing or not supported, and for an option that the report refuses
 */
export async function exportParameters(
  ctx: Context,
  definition: ReportExport,
  choices: ReportChoices,
): Promise<ExportParameters> {
  const settings = await readSettings(ctx);
  refuseUnsupported(definition, choices);
  const { timeZone } = settings;
  const currencyCode = choices.currencyCode ?? settings.currencyCode;
  const minTotal = toMinor(choices.minTotal ?? '0', currencyCode, ['minTotal']);
  const parameters: ExportParameters = {
    range: rangeOf(definition, choices.range, dayIn(timeZone, ctx.clock.now())),
    timeZone,
    currencyCode,
    interval: choices.interval ?? 'DAY',
    by: choices.by ?? 'REVENUE',
    minTotal: fromMinor(minTotal, currencyCode),
    channel: choices.channel ?? null,
  };
  definition.check?.(parameters);
  return parameters;
}

function rangeOf(
  { report, range: kind }: ReportExport,
  range: DayRangeInput | null | undefined,
  today: string,
): DayRange | null {
  const path = ['range'];
  if (kind === 'NONE') {
    if (range == null) return null;
    throw new UserError('INVALID_INPUT', `${report} does not cover a range of days; leave out "range".`, {
      path,
    });
  }
  if (range != null) return dayRangeOf(range, today, path);
  if (kind === 'OPTIONAL') return null;
  throw new UserError('INVALID_INPUT', `${report} needs a "range", such as { preset: LAST_30_DAYS }.`, {
    path,
  });
}

function refuseUnsupported({ report, options = [] }: ReportExport, choices: ReportChoices): void {
  const unsupported = allOptions.find(option => choices[option] != null && !options.includes(option));
  if (!unsupported) return;
  throw new UserError(
    'INVALID_INPUT',
    `"${unsupported}" applies to ${reportsWith(unsupported)} only; leave it out for ${report}.`,
    { path: [unsupported] },
  );
}
