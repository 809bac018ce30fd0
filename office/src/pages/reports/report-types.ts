import type { TypedDocumentNode } from '@urql/core';
import type { Permission } from '../../lib/permission.ts';
import type { ExportReport } from '../exports/export-reports.ts';
import type { DayRangeInput } from './generated/graphql.ts';
import type { channels, intervals, rankings } from './routes.ts';

/** What the reader chose, with what stands where nothing was chosen. */
export interface ReportChoice {
  readonly range: DayRangeInput;
  readonly day: string;
  readonly interval: (typeof intervals)[number];
  readonly by: (typeof rankings)[number];
  readonly channel: (typeof channels)[number] | undefined;
}

export type CellKind = 'text' | 'count' | 'money' | 'day' | 'time';
export type CellValue = string | number | null | undefined;

export interface ReportColumn {
  readonly id: string;
  readonly header: string;
  readonly kind: CellKind;
  /** Whether a rise is good, where figures are compared; "neither" where it is neither. */
  readonly goodDirection?: 'up' | 'down' | 'neither';
}

export interface ReportRow {
  readonly id: string;
  readonly cells: Readonly<Record<string, CellValue>>;
  readonly href?: string;
}

export type ReportOption = 'interval' | 'by' | 'channel';

/** How a report is described: from this, the page makes its controls, chart, table, and export. */
export interface Report {
  readonly id: ExportReport;
  readonly label: string;
  readonly description: string;
  /** All of these are needed. */
  readonly needs: readonly Permission[];
  readonly days: 'range' | 'day' | 'none';
  readonly options?: readonly ReportOption[];
  /** One row of figures is shown large; many rows are a table with a chart. */
  readonly shape: 'figures' | 'table';
  readonly columns: readonly ReportColumn[];
  /** What the chart draws: lines over time, else bars for the first rows. */
  readonly chart?: { readonly kind: 'line' | 'bar'; readonly value: (choice: ReportChoice) => string };
  readonly source: ReportSource;
}

export interface ReportResult {
  readonly rows: readonly ReportRow[];
  /** Whether these are only the first rows; the export has all. */
  readonly hasMore?: boolean;
}

export interface ReportSource {
  readonly query: TypedDocumentNode<unknown, Record<string, unknown>>;
  readonly variables: (choice: ReportChoice) => Record<string, unknown>;
  /** Null when the API answered nothing. */
  readonly result: (data: unknown) => ReportResult | null;
}

/** Ties a query to its variables and its rows, so that each report is checked and the page need not know their types. */
export function source<Data, Variables extends Record<string, unknown>>(
  query: TypedDocumentNode<Data, Variables>,
  variables: (choice: ReportChoice) => Variables,
  result: (data: Data) => ReportResult | readonly ReportRow[] | null | undefined,
): ReportSource {
  return {
    query: query as TypedDocumentNode<unknown, Record<string, unknown>>,
    variables,
    result: data => {
      const answer = result(data as Data);
      return isRows(answer) ? { rows: answer } : (answer ?? null);
    },
  };
}

function isRows(answer: unknown): answer is readonly ReportRow[] {
  return Array.isArray(answer);
}

interface Connection<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean };
}

/** The rows of a long report, of which the API gives the first hundred. */
export function listed<Node>(
  connection: Connection<Node> | null | undefined,
  row: (node: Node, index: number) => ReportRow,
): ReportResult | null {
  return connection ? { rows: connection.nodes.map(row), hasMore: connection.pageInfo.hasNextPage } : null;
}
