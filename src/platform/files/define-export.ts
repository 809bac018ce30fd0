import type { Permission } from '../authorization/permission.ts';
import type { Context } from '../context/context.ts';
import type { DayRange } from '../lib/day-range.ts';
import type { ExportFormat } from './export-format.ts';

/**
 * The kind of value in a column. MONEY is a decimal string such as "129.90", RATE one such as "0.15", DATE a day such as
 * "2026-11-21", DATETIME a Date. TEXT comes from people and must never be read as a formula.
 */
export type CellKind = 'TEXT' | 'INTEGER' | 'MONEY' | 'RATE' | 'DATE' | 'DATETIME';

export interface ExportColumn<R> {
  readonly header: string;
  readonly kind: CellKind;
  /** Null is an empty cell. */
  readonly value: (row: R) => string | number | Date | null;
}

/** The filter and the sort of a list, as its query takes them. */
export interface ListChoices {
  readonly filter: object | null;
  /** Null for the order in which the rows were created. */
  readonly sort: object | null;
}

/** The choices of the person who asked for an export, with the time zone and the currency of the store at that time. */
export interface ExportParameters {
  /** Null for all time. */
  readonly range: DayRange | null;
  readonly timeZone: string;
  readonly currencyCode: string;
  readonly interval: 'DAY' | 'WEEK' | 'MONTH';
  readonly by: 'QUANTITY' | 'REVENUE';
  /** For customer lifetime values: a decimal string. */
  readonly minTotal: string;
  /** Only sales through this channel; null for all. */
  readonly channel: 'ONLINE' | 'COUNTER' | 'IMPORT' | null;
  /** For a list; absent for all of it. */
  readonly list?: ListChoices;
}

/** A chart above the table of a PDF: bars for objects, a line over time. */
export interface ExportChart<R> {
  readonly kind: 'BARS' | 'LINE';
  readonly title: string;
  readonly label: (row: R) => string;
  /** A count, or an amount as a decimal string, which is shown with all digits. */
  readonly value: (row: R) => number | string;
}

/** What a person may choose for a report beside its range. */
export type ReportOption = 'interval' | 'by' | 'minTotal' | 'channel' | 'currencyCode';

export interface ReportExport<R = never> {
  /** Its name in the API: `SALES_TREND`. */
  readonly report: string;
  readonly title: string;
  /** What the report contains, for the schema. */
  readonly description: string;
  /** Required to ask for the report and to download it; all of them. */
  readonly permissions: readonly Permission[];
  /** The formats that it is written in; CSV, XLSX, and PDF when absent. */
  readonly formats?: readonly ExportFormat[];
  /** Whether it is about the person who asks. The command line, where nobody is signed in, does not have it. */
  readonly isOwn?: boolean;
  readonly range: 'NONE' | 'OPTIONAL' | 'REQUIRED';
  /** None when absent. */
  readonly options?: readonly ReportOption[];
  /** Refuses choices that contradict each other, before any work. @throws UserError INVALID_INPUT */
  readonly check?: (parameters: ExportParameters) => void;
  /** The list whose filter and sort it takes, by its name in the API: `orders`. A report takes none. */
  readonly list?: string;
  /**
   * Refuses a filter or a sort that the list would refuse.
   * @throws UserError INVALID_INPUT, FORBIDDEN as the list does; paths begin with `filter` or `sort`
   */
  readonly checkList?: (ctx: Context, parameters: ExportParameters) => Promise<void>;
  readonly columns: (parameters: ExportParameters) => readonly ExportColumn<R>[];
  /** For JSON: the names of its sections, in the order of the rows. Each row is a `SectionRow`. */
  readonly sections?: (ctx: Context) => readonly string[];
  /** The approximate number of rows, for the progress; null when it is not known in advance. */
  readonly count: (ctx: Context, parameters: ExportParameters) => Promise<number | null>;
  /** The rows, in batches that easily fit into memory. */
  readonly rows: (ctx: Context, parameters: ExportParameters) => AsyncIterable<readonly R[]>;
  readonly chart?: ExportChart<R>;
}

/** Declares a report that can be exported as a file. */
export function defineExport<R>(definition: ReportExport<R>): ReportExport {
  return definition as unknown as ReportExport;
}
