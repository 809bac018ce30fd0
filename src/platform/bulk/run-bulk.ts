import { createHash } from 'node:crypto';
import type { Context } from '../context/context.ts';
import { inTransaction } from '../context/in-transaction.ts';
import { rolledBack } from '../context/rolled-back.ts';
import { userErrorsIn } from '../graphql/payload.ts';
import { mistakesInEntry } from '../graphql/validate-argument.ts';
import { idempotent } from '../idempotency/idempotent.ts';
import { UserError, UserErrors } from '../lib/user-error.ts';
import { aborted, done, refusedBy } from './bulk-entry.ts';
import type { BulkRequest } from './bulk-request.ts';
import { type BulkEntry, BulkResults } from './bulk-results.ts';

/**
 * Does the same operation to many objects. On their own, each entry is a transaction with an idempotency record of its own,
 * which also keeps a refusal. So a request that is sent again after a crash continues where the first one stopped, and one
 * that is repeated gets the same answer. All or nothing, they share one transaction and one record. An entry that breaks
 * the rules of its input is refused without a record, since the same entry is always refused.
 * @throws UserError IDEMPOTENCY_KEY_REUSED, INVALID_INPUT when an object occurs twice
 */
export async function runBulk<E>(ctx: Context, request: BulkRequest<E>): Promise<BulkResults> {
  checkDistinct(request);
  return new BulkResults(request.input.atomic ? await runAtomic(ctx, request) : await runEach(ctx, request));
}

/** Each on its own, one after the other. */
async function runEach<E>(ctx: Context, request: BulkRequest<E>): Promise<BulkEntry[]> {
  const { operation, input } = request;
  // The record of the whole request: the same key with another input is refused before anything is done.
  await inTransaction(ctx, ctx => idempotent(ctx, operation, input, {}, async () => {}));
  const results: BulkEntry[] = [];
  for (const [index, entry] of request.entries.entries()) {
    const own = { idempotencyKey: keyOf(input.idempotencyKey, index), entry };
    const mistakes = mistakesInEntry(entry);
    results.push(
      mistakes ? refusedBy(mistakes, request, entry, index) : await runOne(ctx, request, entry, index, own),
    );
  }
  return results;
}

async function runOne<E>(
  ctx: Context,
  request: BulkRequest<E>,
  entry: E,
  index: number,
  own: { readonly idempotencyKey: string; readonly entry: E },
): Promise<BulkEntry> {
  const record = (result: BulkEntry, work: (ctx: Context) => Promise<unknown>) =>
    inTransaction(ctx, ctx =>
      idempotent(ctx, request.operation, own, result, async () => {
        await work(ctx);
      }),
    );
  try {
    return await record(done(request, entry), ctx => request.work(ctx, entry));
  } catch (error) {
    const refused = refusedBy(error, request, entry, index);
    // The refusal is the answer from now on, also when it would be allowed later.
    return record(refused, async () => {});
  }
}

async function runAtomic<E>(ctx: Context, request: BulkRequest<E>): Promise<readonly BulkEntry[]> {
  const { operation, input, entries } = request;
  const mistakes = new Map([...entries.entries()].map(([index, entry]) => [index, mistakesInEntry(entry)]));
  if ([...mistakes.values()].some(Boolean)) return refusals(ctx, request, mistakes);
  // In the order of the ids, so that two requests for the same objects do not wait for each other.
  const ordered = [...entries.entries()].sort(([, a], [, b]) => (request.idOf(a) < request.idOf(b) ? -1 : 1));
  const result = { entries: entries.map(entry => done(request, entry)) };
  const failed = new Map<number, unknown>();
  try {
    const answer = await inTransaction(ctx, ctx =>
      idempotent(ctx, operation, input, result, async () => {
        failed.clear();
        for (const [index, entry] of ordered) {
          try {
            await request.work(ctx, entry);
          } catch (error) {
            failed.set(index, error);
            throw error;
          }
        }
      }),
    );
    return answer.entries;
  } catch (error) {
    if (![...failed.values()].includes(error) || !userErrorsIn(error)) throw error;
  }
  const refused = { entries: await refusals(ctx, request, failed) };
  const kept = await inTransaction(ctx, ctx => idempotent(ctx, operation, input, refused, async () => {}));
  return kept.entries;
}

/**
 * What each entry says when nothing was done: its own problem, or that another one had one.
 * @param known the problems that are known already, by the place of the entry; the others are tried
 */
async function refusals<E>(
  ctx: Context,
  request: BulkRequest<E>,
  known: ReadonlyMap<number, unknown>,
): Promise<BulkEntry[]> {
  const results: BulkEntry[] = [];
  for (const [index, entry] of request.entries.entries()) {
    const error = known.get(index) ?? (await problemAlone(ctx, request, entry));
    results.push(refusedBy(error ?? aborted(request.idField), request, entry, index));
  }
  return results;
}

async function problemAlone<E>(ctx: Context, request: BulkRequest<E>, entry: E): Promise<unknown> {
  try {
    await rolledBack(ctx, ctx => request.work(ctx, entry));
    return undefined;
  } catch (error) {
    if (!userErrorsIn(error)) throw error;
    return error;
  }
}

/** @throws UserErrors when two entries are about the same object, since the second would undo or repeat the first */
function checkDistinct<E>({ entries, idOf, field, idField }: BulkRequest<E>): void {
  const seen = new Set<string>();
  const errors: UserError[] = [];
  for (const [index, entry] of entries.entries()) {
    if (seen.has(idOf(entry)))
      errors.push(
        new UserError('INVALID_INPUT', `"${idField}" must not occur twice in "${field}".`, {
          path: [field, String(index), idField],
        }),
      );
    seen.add(idOf(entry));
  }
  if (errors.length > 0) throw new UserErrors(errors);
}

function keyOf(key: string, index: number): string {
  return `bulk:${createHash('sha256').update(`${index} ${key}`).digest('hex')}`;
}
