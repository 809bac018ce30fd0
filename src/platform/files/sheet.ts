import type { ExportChart, ExportColumn } from './define-export.ts';

/** All that a file shows, but for its rows. */
export interface Sheet<R = never> {
  readonly title: string;
  readonly storeName: string;
  /** Which days it covers, for people; null for a report that is not about days. */
  readonly rangeText: string | null;
  readonly madeAt: Date;
  /** Who asked for it. */
  readonly madeBy: string;
  /** In which times are shown. */
  readonly timeZone: string;
  readonly columns: readonly ExportColumn<R>[];
  readonly chart: ExportChart<R> | null;
}

/** Turns rows into the bytes of a file, holding no more of them than it must. */
export interface FileWriter {
  /** More rows than this do not fit. */
  readonly maxRows: number;
  /** What to say to people whose rows do not fit. */
  readonly tooManyRows: string;
  write<R>(sheet: Sheet<R>, batches: AsyncIterable<readonly R[]>): AsyncIterable<Buffer>;
}
