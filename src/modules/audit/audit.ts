import type { Context } from '../../platform/context/context.ts';
import { BaseEntity } from '../../platform/database/base.entity.ts';
import { newId } from '../../platform/lib/typed-id.ts';
import { batchOf } from './audit-batch.ts';
import { AuditEntry } from './audit-entry.entity.ts';

/** What something was done to. */
export type AuditTarget = BaseEntity | { readonly type: string; readonly id: string } | null;

export interface AuditExtra {
  /** Who did it, when that is not the actor of the request. */
  readonly actorId?: string | null;
  /** What else there is to know. Never a secret. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * Records in the running transaction that something was done, such as `supplier.updated`. What the transaction changes
 * of the target is added by itself, also what it changes later. Of several records about one target the first has it.
 * @returns the id that the entry will have
 */
export function audit(ctx: Context, action: string, target: AuditTarget, extra: AuditExtra = {}): string {
  const id = newId(AuditEntry.idPrefix);
  batchOf(ctx).drafts.push({
    id,
    at: ctx.clock.now(),
    actorId: extra.actorId === undefined ? ctx.actor.userId : extra.actorId,
    action,
    targetType: target instanceof BaseEntity ? target.constructor.name : (target?.type ?? null),
    targetId: target?.id ?? null,
    details: extra.details ?? {},
  });
  return id;
}
