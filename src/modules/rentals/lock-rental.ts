import { LockMode } from '@mikro-orm/core';
import { isAllowed } from '../../platform/authorization/actor.ts';
import type { Permission } from '../../platform/authorization/permission.ts';
import type { Context } from '../../platform/context/context.ts';
import { lockById } from '../../platform/database/saving.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { Customer } from '../accounts/customers/customer.entity.ts';
import { Rental } from './rental.entity.ts';
import { RentalInstallment } from './rental-installment.entity.ts';

/**
 * Loads a rental and locks it until the end of the transaction. It is locked before its installments and payments.
 * @throws UserError NOT_FOUND
 */
export function lockRental(
  ctx: Context,
  rentalId: string,
  path: readonly string[] = ['rentalId'],
): Promise<Rental> {
  return lockById(ctx, Rental, rentalId, path);
}

/**
 * The same, for the rental's customer and for holders of a permission.
 * @throws UserError NOT_FOUND, also for everybody else
 */
export async function lockOwnRental(
  ctx: Context,
  rentalId: string,
  permission: Permission,
  path: readonly string[] = ['rentalId'],
): Promise<Rental> {
  const rental = await lockRental(ctx, rentalId, path);
  if (isAllowed(ctx.actor, permission) || (await isOwn(ctx, rental))) return rental;
  throw new UserError('NOT_FOUND', `There is no rental with the id ${rentalId}.`, { path });
}

/** For a payment: by the payer, whose rental it must be or who manages rentals, or by the store, which takes money for any. */
export function lockRentalFor(
  ctx: Context,
  by: 'PAYER' | 'STORE',
  rentalId: string,
  path: readonly string[],
): Promise<Rental> {
  return by === 'STORE'
    ? lockRental(ctx, rentalId, path)
    : lockOwnRental(ctx, rentalId, 'RENTALS_MANAGE', path);
}

async function isOwn(ctx: Context, rental: Rental): Promise<boolean> {
  if (ctx.actor.userId === null) return false;
  return (await ctx.em.findOne(Customer, { id: rental.customer.id, user: ctx.actor.userId })) !== null;
}

/** Loads the installments of a locked rental in the order of their sequence, and locks them as well. */
export function lockInstallments(ctx: Context, rentalId: string): Promise<RentalInstallment[]> {
  return ctx.em.find(
    RentalInstallment,
    { rental: rentalId },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true, orderBy: { sequence: 'asc' } },
  );
}
