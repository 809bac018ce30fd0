import type { Context } from '../context/context.ts';

/** What a bulk mutation does, and to which objects. */
export interface BulkRequest<E> {
  /** The name of the mutation. */
  readonly operation: string;
  readonly input: { readonly idempotencyKey: string; readonly atomic: boolean };
  readonly entries: readonly E[];
  /** The field of the input that has the entries, and that of an entry which has its id. */
  readonly field: string;
  readonly idField: string;
  readonly idOf: (entry: E) => string;
  /** The operation on one object, and its name for that id in paths. */
  readonly work: (ctx: Context, entry: E) => Promise<object>;
  readonly noun: string;
}
