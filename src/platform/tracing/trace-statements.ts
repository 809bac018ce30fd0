import type { Database, EndedStatement } from '../database/database.ts';
import { OrmLog } from '../database/orm-log.ts';
import type { Tracing } from './tracing.ts';

/** Adds the statements of a database to the traces of those on whose behalf they run. */
export function traceStatements(database: Database, tracing: Tracing): void {
  const system = database.dialect.name;
  const record = (statement: EndedStatement) => recordStatement(tracing, system, statement);
  database.trace = { statement: record, inLane: (lane, work) => tracing.inLane(lane, work) };
  const log = database.orm.config.getLogger();
  if (log instanceof OrmLog) log.onStatement = record;
}

function recordStatement(
  tracing: Tracing,
  system: string,
  { text, startedAt, rows, error, lane: ownLane }: EndedStatement,
): void {
  if (!tracing.current) return;
  const summary = summaryOf(text);
  const lane = ownLane ?? tracing.lane;
  tracing.record({
    name: summary,
    kind: 'CLIENT',
    attributes: {
      'db.system.name': system,
      'db.query.text': text,
      'db.query.summary': summary,
      ...(rows !== undefined && { 'db.response.returned_rows': rows }),
      ...(lane !== undefined && { 'tradepost.lane': lane }),
    },
    startedAt,
    error,
  });
}

/** The name that hand-written SQL carries, or the verb and the table of what the ORM wrote. */
export function summaryOf(text: string): string {
  const name = /^\s*\/\* ([^*]{1,100}) \*\//.exec(text)?.[1];
  if (name) return name;
  const [, verb = 'statement', table] =
    /^\s*(\w+)\b(?:[\s\S]*?\b(?:from|into|update)\b)?\s*[`"]?(\w+)?/i.exec(text) ?? [];
  return table ? `${verb} ${table}`.toLowerCase() : verb.toLowerCase();
}
