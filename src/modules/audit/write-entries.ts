import type { Context } from '../../platform/context/context.ts';
import { bulkInsert } from '../../platform/database/bulk.ts';
import { type Changes, loggedValue, takeChanges } from '../../platform/database/change-log.ts';
import { write } from '../../platform/database/rows.ts';
import { sql } from '../../platform/database/sql.ts';
import { append, type EntryContent } from './audit-chain.rules.ts';
import type { AuditBatch, AuditDraft } from './audit-draft.ts';
import { type AuditDetails, AuditEntry } from './audit-entry.entity.ts';
import { type Erasure, isAbout } from './check-chain.rules.ts';
import { takeChain } from './take-chain.ts';

const rowsPerStatement = 500;
const maxUserAgentLength = 500;

/** Appends a transaction's entries to a chain. Runs right before the commit, so that the chain is locked only briefly. */
export async function writeEntries(ctx: Context, batch: AuditBatch): Promise<void> {
  const contents = batch.drafts.map(draft => contentOf(ctx, draft, batch));
  const { entries, head } = append(await takeChain(ctx), contents);
  for (let start = 0; start < entries.length; start += rowsPerStatement) {
    await bulkInsert(ctx, AuditEntry, entries.slice(start, start + rowsPerStatement));
  }
  await write(
    ctx,
    sql`/* audit.moveHead */ update audit_chain set last_sequence = ${head.lastSequence}, last_hash = ${head.lastHash} where number = ${head.number}`,
  );
}

function contentOf(ctx: Context, draft: AuditDraft, { erasures }: AuditBatch): EntryContent {
  const { details, erased, ...known } = draft;
  const changes = draft.targetId === null ? {} : takeChanges(ctx.em, draft.targetId);
  // An action that erases a person's data must not keep the data in its own entry.
  const isErased = erased !== undefined || erasures.some(erasure => isAbout(draft, erasure));
  const { ip, userAgent } = ctx.request;
  return {
    ...known,
    changes: storedText(isErased ? {} : changes, details, erased),
    ip: isErased ? null : ip,
    userAgent: isErased ? null : (userAgent?.slice(0, maxUserAgentLength).toWellFormed() ?? null),
    requestId: ctx.requestId,
  };
}

function storedText(changes: Changes, details: AuditDraft['details'], erased?: Erasure): string | null {
  const logged = Object.entries(details).map(([name, value]) => [name, loggedValue(value)]);
  const stored: AuditDetails = {
    ...(Object.keys(changes).length > 0 && { changes }),
    // The hash of an entry is over this text, so the key keeps the name that the oldest entries have.
    ...(logged.length > 0 && { facts: Object.fromEntries(logged) }),
    ...(erased && { erased }),
  };
  return Object.keys(stored).length > 0 ? JSON.stringify(stored) : null;
}
