import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../platform/context/context.ts';
import { ServiceKey } from '../../platform/context/services.ts';
import type { BaseEntity, EntityType } from '../../platform/database/base.entity.ts';
import { joinSql, type Sql, sql } from '../../platform/database/sql.ts';
import { idPrefix } from '../../platform/lib/typed-id.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import type { Manifest } from '../../platform/manifest.ts';

/**
 * Something that can be paid for, declared by its module. All methods but `customerName` and `read` run within a transaction, and the
 * target is always locked before its payments.
 */
export interface PaymentTarget {
  /** The prefix of its ids, such as `order`. */
  readonly idPrefix: string;
  /** Its type in GraphQL has the name of this class. */
  readonly type: () => EntityType<BaseEntity>;
  /**
   * Locks the target and returns what is due.
   * @param by the actor as the PAYER, who may pay what is theirs or what they manage; or the STORE, for which somebody
   * records money that it has received for anything
   * @throws UserError NOT_FOUND when the actor may not pay it, ALREADY_PAID when nothing is due, WRONG_STATUS
   */
  due(ctx: Context, targetId: string, by: 'PAYER' | 'STORE'): Promise<AmountDue>;
  /** Guards the target by a locking read, whoever the actor is, since payments are written without it. */
  lock(ctx: Context, targetId: string): Promise<void>;
  /** Called when it was paid. REFUSED when the money is no longer wanted: it is then refunded, without `refunded`. */
  paid(ctx: Context, payment: TargetPayment): Promise<'ACCEPTED' | 'REFUSED'>;
  /** Called when money that was accepted has been refunded. */
  refunded(ctx: Context, refund: TargetRefund): Promise<void>;
  /** The name of the customer, as on the receipt; null when nobody is named. */
  customerName(ctx: Context, targetId: string): Promise<string | null>;
  /** A statement for the ids of all that a customer has paid or may pay for, in a column named `id`. */
  idsOfCustomer(customerId: string): Sql;
  /** The target as a row for GraphQL, or null when the actor may not see it. */
  read(ctx: Context, targetId: string, info: GraphQLResolveInfo): Promise<object | null>;
}

export interface AmountDue {
  readonly amountMinor: number;
  readonly currencyCode: string;
  /** What is paid for, as on the receipt: `Order T-1024`. */
  readonly description: string;
  /** It cannot be paid in parts. */
  readonly whole: boolean;
}

export interface TargetPayment {
  readonly paymentId: string;
  readonly targetId: string;
  readonly amountMinor: number;
}

export interface TargetRefund {
  readonly paymentId: string;
  readonly refundId: string;
  readonly targetId: string;
  readonly amountMinor: number;
  readonly reason: string;
}

/** A manifest that may list payment targets. */
export interface PayableManifest extends Manifest {
  readonly paymentTargets?: readonly PaymentTarget[];
}

/** The payment targets of all modules, by the prefix of their ids. */
export const paymentTargets = new ServiceKey<ReadonlyMap<string, PaymentTarget>>('payments.targets');

/** @throws when two targets have the same prefix */
export function targetsByPrefix(targets: readonly PaymentTarget[]): ReadonlyMap<string, PaymentTarget> {
  const byPrefix = new Map(targets.map(target => [target.idPrefix, target]));
  if (byPrefix.size === targets.length) return byPrefix;
  throw new Error(`Two payment targets have the same id prefix: ${targets.map(t => t.idPrefix).join(', ')}.`);
}

/** The payment target for this id. @throws UserError INVALID_INPUT when things of its type cannot be paid for */
export function targetOf({ services }: Context, id: string, path: readonly string[] = []): PaymentTarget {
  const target = services.get(paymentTargets).get(idPrefix(id) ?? '');
  if (target) return target;
  throw new UserError('INVALID_INPUT', `"${id.slice(0, 48)}" is not something that can be paid for.`, {
    path,
  });
}

/** Condition: the target, in this column, belongs to a customer. A derived table, since databases look up its rows by the index of the column. */
export function targetsOfCustomer({ services }: Context, column: Sql, customerId: string): Sql {
  const targets = [...services.get(paymentTargets).values()];
  const ids = joinSql(
    targets.map(target => target.idsOfCustomer(customerId)),
    ' union all ',
  );
  return sql`${column} in (select of_customer.id from (${ids}) as of_customer)`;
}
