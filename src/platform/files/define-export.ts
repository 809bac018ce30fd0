import type { Permission } from '../authorization/permission.ts';
import type { Context } from '../context/context.ts';
import type { DayRange } from '../lib/day-range.ts';

/**
 * What a column holds. MONEY is a decimal string such as "129.90", RATE one such as "0.15", DATE a day such as
 * "2026-11-21", DATETIME a Date. A TEXT comes from people, and must never be taken for a formula.
 */
export type CellKind = 'TEXT' | 'INTEGER' | 'MONEY' | 'RATE' | 'DATE' | 'DATETIME';

export interface ExportColumn<R> {
  readonly header: string;
  readonly kind: CellKind;
  /** Null is an empty cell. */
  readonly value: (row: R) => string | number | Date | null;
}

/** What was asked for, with the store's time zone as it was then, and its currency where no other one was chosen. */
export interface ExportParameters {
  /** Null for all time. */
  readonly range: DayRange | null;
  readonly timeZone: string;
  readonly currencyCode: string;
  readonly interval: 'DAY' | 'WEEK' | 'MONTH';
  readonly by: 'QUANTITY' | 'REVENUE';
  /** For customer lifetime values: a decimal string. */
  readonly minTotal: string;
  /** Only what was sold in this way; null for all. */
  readonly channel: 'ONLINE' | 'COUNTER' | 'IMPORT' | null;
}

/** A picture above the table of a PDF: bars for things, a line for time. */
export interface ExportChart<R> {
  readonly kind: 'BARS' | 'LINE';
  readonly title: string;
  readonly label: (row: R) => string;
  /** A count, or an amount as a decimal string, which is shown with all its digits. */
  readonly value: (row: R) => number | string;
}

/** What a person may choose about a report beside its range. */
export type ReportOption = 'interval' | 'by' | 'minTotal' | 'channel' | 'currencyCode';

export interface ReportExport<R = never> {
  /** Its name in the API: `SALES_TREND`. */
  readonly report: string;
  readonly title: string;
  /** What it holds, for the schema. */
  readonly description: string;
  /** All of them are needed, to ask for it and to fetch it. */
  readonly permissions: readonly Permission[];
  readonly range: 'NONE' | 'OPTIONAL' | 'REQUIRED';
  /** None when absent. */
  readonly options?: readonly ReportOption[];
  /** Refuses choices that do not go together, before anything is made. @throws UserError INVALID_INPUT */
  readonly check?: (parameters: ExportParameters) => void;
  readonly columns: (parameters: ExportParameters) => readonly ExportColumn<R>[];
  /** How many rows there will be, about, for the progress; null when nobody can tell before. */
  readonly count: (ctx: Context, parameters: ExportParameters) => Promise<number | null>;
  /** The rows, in batches that fit into memory easily. */
  readonly rows: (ctx: Context, parameters: ExportParameters) => AsyncIterable<readonly R[]>;
  readonly chart?: ExportChart<R>;
}

/** Declares what one report is as a file. */
export function defineExport<R>(definition: ReportExport<R>): ReportExport {
  return definition as unknown as ReportExport;
}
