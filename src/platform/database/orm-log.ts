import { DefaultLogger, type LogContext, type LoggerOptions } from '@mikro-orm/core';
import type { EndedStatement } from './database.ts';

/** What the ORM says of a statement: its text has `?` for its values, which come apart from it. */
interface LoggedStatement extends LogContext {
  readonly query: string;
  /** In whole milliseconds; absent for what only begins or ends a transaction. */
  readonly took?: number;
  readonly results?: number;
  readonly affected?: number;
}

/** The log of the ORM, which also reports its statements while somebody wants to know of them. */
export class OrmLog extends DefaultLogger {
  onStatement: ((statement: EndedStatement) => void) | undefined;

  static override create(this: void, options: LoggerOptions): OrmLog {
    return new OrmLog(options);
  }

  override logQuery(context: LoggedStatement): void {
    const { query: text, took, results, affected, level } = context;
    if (this.onStatement && took !== undefined) {
      const rows = results ?? affected;
      this.onStatement({
        text,
        startedAt: performance.now() - took,
        ...(rows !== undefined && { rows }),
        ...(level === 'error' && { error: new Error(text) }),
      });
    }
    super.logQuery(context);
  }
}
