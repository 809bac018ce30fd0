import type { Context } from '../../platform/context/context.ts';
import { BaseEntity } from '../../platform/database/base.entity.ts';
import { newId } from '../../platform/lib/typed-id.ts';
import { batchOf } from './audit-batch.ts';
import { AuditEntry } from './audit-entry.entity.ts';

/** The object of an action. */
export type AuditTarget = BaseEntity | { readonly type: string; readonly id: string } | null;

export interface AuditExtra {
  /** The user who did it, when that is not the actor of the request. */
  readonly actorId?: string | null;
  /** What the changes do not show, such as a reason. Never a secret. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * Records an action in the running transaction, such as `supplier.updated`. The changes to the target are added before the
 * commit, including those that the transaction makes after this call. If several entries have the same target, the first
 * one gets the changes.
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
