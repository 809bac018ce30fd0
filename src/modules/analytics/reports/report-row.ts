import type { Row } from '../../../platform/database/rows.ts';

/** A row of a report that can be long. */
export abstract class ReportRow {
  /** Its place in the report; a field of the edge. */
  cursor!: string;
}

/** A row as its statement returns it: with the id of what it refers to, and without the fields that are computed. */
export type RowOf<R extends ReportRow, Computed extends keyof R = never> = Readonly<
  Omit<Row<R>, Computed>
> & {
  readonly id: string;
};
