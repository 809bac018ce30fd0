import type { Context } from '../../../platform/context/context.ts';
import { columnsOf, selectionOf } from '../../../platform/database/rows.ts';
import { listSql, rawSql, type Sql, sql } from '../../../platform/database/sql.ts';
import { type ChainedEntry, type ChainHead, chainCount, headHashOf } from '../audit-chain.rules.ts';
import { AuditEntry, detailsIn } from '../audit-entry.entity.ts';
import { auditProblemKinds, ChainCheck, type Erasure, type Problem } from '../check-chain.rules.ts';
import { erasingAction } from '../erase-audit-details.ts';
import type { AuditVerificationResult } from './audit-verification-result.type.ts';

const pageSize = 1_000;
/** No more are reported; they are enough to know that the log is broken, and where. */
export const maxProblems = 100;

/**
 * A check of the whole log, between two chains: how the log was when it began, and what was found so far. It can be stored,
 * and continued later. Entries that are written meanwhile are not reported as problems.
 */
export interface LogCheck {
  readonly heads: readonly ChainHead[];
  /** The last sequence number of each chain that has entries. */
  readonly ends: readonly (readonly [chain: number, last: number])[];
  readonly chainsDone: number;
  readonly checkedEntries: number;
  readonly erasedEntries: number;
  readonly problems: readonly Problem[];
}

export async function beginCheck(ctx: Context): Promise<LogCheck> {
  // The order matters: an entry and its head are committed together, so no genuine entry is beyond a head read later.
  const ends = await endsOf(ctx);
  const heads = await headsOf(ctx);
  return { heads, ends, chainsDone: 0, checkedEntries: 0, erasedEntries: 0, problems: [] };
}

export function isDone(check: LogCheck): boolean {
  return check.chainsDone >= chainsOf(check).length;
}

/** How many entries it checks in all, unless some are missing. */
export function entriesToCheck(check: LogCheck): number {
  const lastByChain = new Map(check.heads.map(({ number, lastSequence }) => [number, lastSequence]));
  return check.ends.reduce(
    (total, [chain, last]) => total + Math.max(0, Math.min(last, lastByChain.get(chain) ?? last)),
    0,
  );
}

/**
 * Checks the next chain.
 * @param onEntries is told after each page how many entries were checked so far; when it throws, the check stops
 */
export async function checkNextChain(
  ctx: Context,
  check: LogCheck,
  onEntries?: (checkedEntries: number) => Promise<void>,
): Promise<LogCheck> {
  const number = chainsOf(check)[check.chainsDone]!;
  const head = check.heads.find(head => head.number === number) ?? null;
  const last = new Map(check.ends).get(number) ?? 0;
  const chain = new ChainCheck(number, head);
  const problems = [...check.problems];
  let { checkedEntries, erasedEntries } = check;
  for await (const page of pagesOf(ctx, number, head?.lastSequence ?? last)) {
    const erasures = await erasuresOf(ctx, page);
    for (const entry of page) problems.push(...chain.next(entry, erasures.get(entry.erasedById)));
    checkedEntries += page.length;
    erasedEntries += page.filter(entry => entry.erasedById !== null).length;
    problems.splice(maxProblems);
    await onEntries?.(checkedEntries);
  }
  problems.push(...chain.end(), ...beyondEnd(head, last));
  problems.splice(maxProblems);
  return { ...check, chainsDone: check.chainsDone + 1, checkedEntries, erasedEntries, problems };
}

export function resultOf(check: LogCheck, checkedAt: Date): AuditVerificationResult {
  const { heads, checkedEntries, erasedEntries, problems } = check;
  const intact = problems.length === 0;
  return { intact, checkedEntries, erasedEntries, problems, headHash: headHashOf(heads), checkedAt };
}

/** The chains in the order in which they are checked: those that there should be, and any others. */
function chainsOf({ heads, ends }: LogCheck): readonly number[] {
  const isNew = heads.length === 0 && ends.length === 0;
  if (isNew) return [];
  const found = [...ends.map(([chain]) => chain), ...heads.map(({ number }) => number)];
  return [...new Set([...Array(chainCount).keys(), ...found])];
}

function beyondEnd(head: ChainHead | null, last: number): Problem[] {
  if (!head || last <= head.lastSequence) return [];
  const place = { chain: head.number, sequence: head.lastSequence + 1, entryId: null };
  return [{ ...place, kind: 'INSERTED', message: auditProblemKinds.INSERTED }];
}

async function endsOf(ctx: Context): Promise<LogCheck['ends']> {
  const rows = await onPrimary<{ chain: number; last: number }>(
    ctx,
    sql`/* audit.ends */ select chain, max(sequence) as last from audit_entry group by chain`,
  );
  return rows.map(({ chain, last }) => [Number(chain), Number(last)]);
}

async function headsOf(ctx: Context): Promise<ChainHead[]> {
  return onPrimary(
    ctx,
    sql`/* audit.heads */ select number, last_sequence as lastSequence, last_hash as lastHash from audit_chain`,
  );
}

/**
 * The entries of a chain in order, in pages, along the index of the chain. Also finds entries with a sequence number that
 * another one has, which somebody inserted who has removed that index.
 */
async function* pagesOf(ctx: Context, chain: number, end: number): AsyncGenerator<ChainedEntry[]> {
  const { db } = ctx.database;
  const selection = selectionOf(db, AuditEntry, columnsOf(db, AuditEntry));
  const select = rawSql(`/* audit.verify */ select ${selection.text} from audit_entry as t`);
  let from = 0;
  /** The entries with the number `from` that were read. */
  let seen = new Set<string>();
  for (;;) {
    const size = pageSize + seen.size;
    const page = await onPrimary<ChainedEntry & Record<string, unknown>>(
      ctx,
      sql`${select} where t.chain = ${chain} and t.sequence >= ${from} and t.sequence <= ${end} order by t.sequence limit ${rawSql(String(size))}`,
    );
    for (const row of page) selection.decode(row);
    const fresh = page.filter(({ id }) => !seen.has(id));
    if (fresh.length > 0) yield fresh;
    if (page.length < size) return;
    const { sequence } = page.at(-1)!;
    if (sequence !== from) seen = new Set();
    for (const entry of page) if (entry.sequence === sequence) seen.add(entry.id);
    from = sequence;
  }
}

/** What the erasures erased that these entries refer to, by the id of the erasure's entry. */
async function erasuresOf(
  ctx: Context,
  entries: readonly ChainedEntry[],
): Promise<Map<string | null, Erasure | undefined>> {
  const ids = new Set(entries.map(entry => entry.erasedById).filter(id => id !== null));
  if (ids.size === 0) return new Map();
  const rows = await onPrimary<{ id: string; changes: string | null }>(
    ctx,
    sql`/* audit.erasures */ select id, changes from audit_entry where id in (${listSql([...ids])}) and action = ${erasingAction}`,
  );
  return new Map(rows.map(({ id, changes }) => [id, erasureIn(changes)]));
}

function erasureIn(changes: string | null): Erasure | undefined {
  try {
    return detailsIn(changes).erased;
  } catch {
    // The text was tampered with; the check of that entry itself reports it.
    return undefined;
  }
}

// A replica may lag behind, and tampering would happen on the primary.
function onPrimary<R>(ctx: Context, statement: Sql): Promise<R[]> {
  const { db, em } = ctx.database;
  return em ? db.runWithin<R>(em, statement) : db.run<R>(statement, ctx.state);
}
