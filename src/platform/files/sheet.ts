import type { ExportChart, ExportColumn } from './define-export.ts';

/** Everything in a file except its rows. */
export interface Sheet<R = never> {
  readonly title: string;
  readonly storeName: string;
  /** The days and the filter that it covers, for people; null for all of a report that is not about days. */
  readonly scopeText: string | null;
  readonly createdAt: Date;
  /** Who asked for the file. */
  readonly createdBy: string;
  /** The time zone of the times in it. */
  readonly timeZone: string;
  readonly columns: readonly ExportColumn<R>[];
  readonly chart: ExportChart<R> | null;
  /** The names of the sections of a report that is no table. */
  readonly sections: readonly string[] | null;
}

/** Turns rows into the bytes of a file, keeping as few rows in memory as possible. */
export interface FileWriter {
  /** The largest number of rows that fits. */
  readonly maxRows: number;
  /** The message to people whose rows do not fit. */
  readonly tooManyRows: string;
  write<R>(sheet: Sheet<R>, batches: AsyncIterable<readonly R[]>): AsyncIterable<Buffer>;
}
