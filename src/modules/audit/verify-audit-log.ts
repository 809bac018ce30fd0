import type { Context } from '../../platform/context/context.ts';
import { columnsOf, selectionOf } from '../../platform/database/rows.ts';
import { listSql, rawSql, type Sql, sql } from '../../platform/database/sql.ts';
import { count } from '../../platform/metrics/count.ts';
import { auditVerifications } from './audit.metrics.ts';
import { type ChainedEntry, type ChainHead, chainCount, headHashOf } from './audit-chain.rules.ts';
import { AuditEntry, detailsIn } from './audit-entry.entity.ts';
import type { AuditVerification } from './audit-verification.type.ts';
import { auditProblemKinds, ChainCheck, type Erasure, type Problem } from './check-chain.rules.ts';
import { erasingAction } from './erase-audit-details.ts';

const pageSize = 1_000;
const maxProblems = 100;

/** Checks the whole log. Entries that are written meanwhile are not reported as problems. */
export async function verifyAuditLog(ctx: Context): Promise<AuditVerification> {
  // The order matters: an entry and its head are committed together, so no genuine entry is beyond a head read later.
  const ends = await endsOf(ctx);
  const heads = await headsOf(ctx);
  const headByChain = new Map(heads.map(head => [head.number, head]));
  const isNew = ends.size === 0 && heads.length === 0;
  const numbers = isNew ? [] : [...Array(chainCount).keys(), ...ends.keys(), ...headByChain.keys()];

  const problems: Problem[] = [];
  const counts = { entries: 0, erased: 0 };
  for (const number of new Set(numbers)) {
    const head = headByChain.get(number) ?? null;
    const check = new ChainCheck(number, head);
    for await (const page of pagesOf(ctx, number, head?.lastSequence ?? ends.get(number) ?? 0)) {
      const erasures = await erasuresOf(ctx, page);
      for (const entry of page) problems.push(...check.next(entry, erasures.get(entry.erasedById)));
      counts.entries += page.length;
      counts.erased += page.filter(entry => entry.erasedById !== null).length;
      problems.splice(maxProblems);
    }
    problems.push(...check.end(), ...beyondEnd(head, ends.get(number) ?? 0));
  }
  const intact = problems.length === 0;
  count(ctx, auditVerifications, { result: intact ? 'INTACT' : 'BROKEN' });
  return {
    intact,
    checkedEntries: counts.entries,
    erasedEntries: counts.erased,
    problems: problems.slice(0, maxProblems),
    headHash: headHashOf(heads),
    checkedAt: ctx.clock.now(),
  };
}

function beyondEnd(head: ChainHead | null, last: number): Problem[] {
  if (!head || last <= head.lastSequence) return [];
  const place = { chain: head.number, sequence: head.lastSequence + 1, entryId: null };
  return [{ ...place, kind: 'INSERTED', message: auditProblemKinds.INSERTED }];
}

async function endsOf(ctx: Context): Promise<Map<number, number>> {
  const rows = await onPrimary<{ chain: number; last: number }>(
    ctx,
    sql`/* audit.ends */ select chain, max(sequence) as last from audit_entry group by chain`,
  );
  return new Map(rows.map(({ chain, last }) => [Number(chain), Number(last)]));
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
