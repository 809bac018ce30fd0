import type { EventSubscriber, TransactionEventArgs } from '@mikro-orm/core';
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
  database.orm.em.getEventManager().registerSubscriber(new TransactionEnds(record));
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

/** `begin`, `commit`, and `rollback`, which the ORM sends itself, and whose times only its events show. */
class TransactionEnds implements EventSubscriber {
  readonly #startedAt = new WeakMap<object, number>();

  constructor(private readonly record: (statement: EndedStatement) => void) {}

  beforeTransactionStart(args: TransactionEventArgs): void {
    this.#begin(args);
  }

  afterTransactionStart(args: TransactionEventArgs): void {
    this.#end(args, 'begin');
  }

  beforeTransactionCommit(args: TransactionEventArgs): void {
    this.#begin(args);
  }

  afterTransactionCommit(args: TransactionEventArgs): void {
    this.#end(args, 'commit');
  }

  beforeTransactionRollback(args: TransactionEventArgs): void {
    this.#begin(args);
  }

  afterTransactionRollback(args: TransactionEventArgs): void {
    this.#end(args, 'rollback');
  }

  #begin({ em }: TransactionEventArgs): void {
    this.#startedAt.set(em, performance.now());
  }

  #end({ em }: TransactionEventArgs, text: string): void {
    const startedAt = this.#startedAt.get(em);
    if (startedAt !== undefined) this.record({ text, startedAt });
  }
}
