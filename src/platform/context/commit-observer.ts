import type { Context } from './context.ts';
import { ServiceKey } from './services.ts';

/** Is notified of what transactions change, as soon as they are committed. */
export interface CommitObserver {
  /** The table that a statement changes, if it is one to be notified of. Called for each statement of a transaction. */
  changedBy(statement: string): string | undefined;
  /** Called after each commit. Never throws, since the change is committed. */
  committed(ctx: Context, tables: ReadonlySet<string>): void;
}

export const commitObserver = new ServiceKey<CommitObserver>('commit observer');
