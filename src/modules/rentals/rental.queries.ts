import type { GraphQLResolveInfo } from 'graphql';
import { isAllowed } from '../../platform/authorization/actor.ts';
import type { Context } from '../../platform/context/context.ts';
import { loadById, loadGroup } from '../../platform/database/load.ts';
import type { PageRequest } from '../../platform/database/page.ts';
import { type Row, selectionOf, selectRows } from '../../platform/database/rows.ts';
import { listSql, rawSql, type Sql, sql } from '../../platform/database/sql.ts';
import {
  type ConnectionData,
  connectionPaths,
  readChildConnection,
  readConnection,
} from '../../platform/graphql/connection.ts';
import { selectionBelow } from '../../platform/graphql/selection.ts';
import { checkId } from '../../platform/graphql/validation.ts';
import { refuseIf } from '../../platform/lib/problem.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { readFoundConnection } from '../../platform/search/found-connection.ts';
import { amongFew, type RowSearch } from '../../platform/search/row-search.ts';
import { belongsToActor, ownerColumns, ownerJoin } from '../accounts/customers/belongs-to-actor.ts';
import { Rental } from './rental.entity.ts';
import type { RentalsArgs } from './rental.inputs.ts';
import { buyoutColumns, buyoutOfRental } from './rental.rules.ts';
import { buyoutProblem } from './rental-actions.rules.ts';
import { RentalEvent } from './rental-event.entity.ts';
import { buyoutId, rentalIdOf, rentalPrefix } from './rental-ids.ts';
import { RentalInstallment } from './rental-installment.entity.ts';
import { rentalList } from './rental-list.ts';
import { buyoutQuote, type RentalBuyoutQuote } from './rental-quote.type.ts';

export type RentalRow = Row<Rental>;

/** A rental by its id. The caller has checked that the actor may see it. */
export function readRental(ctx: Context, id: string, info: GraphQLResolveInfo): Promise<RentalRow | null> {
  return loadById(ctx, Rental, id, selectionBelow(ctx, info, Rental, [[]], ownerColumns));
}

/** A rental by its id; null when the actor may not see it. */
export async function rentalById(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<RentalRow | null> {
  checkId(id, rentalPrefix);
  const rental = await readRental(ctx, id, info);
  return rental && maySee(ctx, rental) ? rental : null;
}

/** An installment by its id; null when the actor may not see its rental. */
export async function installmentById(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<Row<RentalInstallment> | null> {
  const selection = selectionOf(ctx.database.db, Rental, ['customer'], ownerJoin);
  const rental = await loadById(ctx, Rental, rentalIdOf(id), selection);
  if (!rental || !maySee(ctx, rental)) return null;
  return loadById(ctx, RentalInstallment, id, selectionBelow(ctx, info, RentalInstallment));
}

/**
 * What buying the unit of a rental costs now.
 * @throws UserError NOT_FOUND, also when the actor may not see the rental; WRONG_STATUS, ALREADY_PAID
 */
export async function quoteRentalBuyout(ctx: Context, id: string): Promise<RentalBuyoutQuote> {
  checkId(id, rentalPrefix, 'rentalId');
  const columns = ['customer', 'number', 'status', 'currencyCode', 'buyoutTaxPpm', ...buyoutColumns];
  const rental = await loadById(ctx, Rental, id, selectionOf(ctx.database.db, Rental, columns, ownerJoin));
  const path = ['rentalId'];
  if (!rental || !maySee(ctx, rental))
    throw new UserError('NOT_FOUND', `There is no rental with the id ${id}.`, { path });
  refuseIf(buyoutProblem(rental), path);
  return buyoutQuote(buyoutId(id), buyoutOfRental(rental), rental);
}

function maySee(ctx: Context, rental: RentalRow): boolean {
  return isAllowed(ctx.actor, 'RENTALS_VIEW') || belongsToActor(ctx, rental);
}

async function request(
  ctx: Context,
  args: RentalsArgs,
  info: GraphQLResolveInfo,
): Promise<{ all: PageRequest<Rental>; search: RowSearch | undefined }> {
  const { list, search } = await rentalList(ctx, args);
  return { all: { ...list, selection: selectionBelow(ctx, info, Rental, connectionPaths), args }, search };
}

/** Those of one owner are few, so a search looks at each. */
async function requestOf(
  ctx: Context,
  args: RentalsArgs,
  info: GraphQLResolveInfo,
  owner: Sql,
): Promise<PageRequest<Rental>> {
  const { all, search } = await request(ctx, args, info);
  return amongFew({ ...all, where: [owner, ...all.where] }, search);
}

/** The rentals that the actor may see: all of them, or their own. */
export async function listRentals(
  ctx: Context,
  args: RentalsArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<RentalRow>> {
  const name = 'rentals.rentals';
  if (isAllowed(ctx.actor, 'RENTALS_VIEW')) {
    const { all, search } = await request(ctx, args, info);
    return readFoundConnection(ctx, info, name, all, search);
  }
  const own = sql`t.customer_id in (select id from customer where user_id = ${ctx.actor.userId} and deleted_at is null)`;
  return readConnection(ctx, info, name, await requestOf(ctx, args, info, own));
}

/** Rentals of one customer. Those of many customers are read in one statement. */
export async function listRentalsOfCustomer(
  ctx: Context,
  customerId: string,
  args: RentalsArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<RentalRow>> {
  const scope = sql`t.customer_id = ${customerId}`;
  return readChildConnection(ctx, info, 'rentals.ofCustomer', await requestOf(ctx, args, info, scope));
}

/** Rentals of one product. Those of many products are read in one statement. */
export async function listRentalsOfProduct(
  ctx: Context,
  productId: string,
  args: RentalsArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<RentalRow>> {
  const scope = sql`t.product_id = ${productId}`;
  return readChildConnection(ctx, info, 'rentals.ofProduct', await requestOf(ctx, args, info, scope));
}

export function installmentsOfRental(
  ctx: Context,
  rentalId: string,
  info: GraphQLResolveInfo,
): Promise<Row<RentalInstallment>[]> {
  const selection = selectionBelow(ctx, info, RentalInstallment);
  return loadGroup(ctx, `rental installments ${selection.key}`, rentalId, ids =>
    selectRows<RentalInstallment & { groupId: string }>(
      ctx,
      selection,
      sql`${rawSql(`/* rentals.installments */ select ${selection.text}, t.rental_id as groupId from rental_installment as t${selection.joins} where`)} t.rental_id in (${listSql(ids)}) order by t.rental_id, t.sequence`,
    ),
  );
}

export function eventsOfRental(
  ctx: Context,
  rentalId: string,
  info: GraphQLResolveInfo,
): Promise<Row<RentalEvent>[]> {
  const selection = selectionBelow(ctx, info, RentalEvent);
  return loadGroup(ctx, `rental events ${selection.key}`, rentalId, ids =>
    selectRows<RentalEvent & { groupId: string }>(
      ctx,
      selection,
      sql`${rawSql(`/* rentals.events */ select ${selection.text}, t.rental_id as groupId, o.currency_code as currencyCode from rental_event as t join rental as o on o.id = t.rental_id where`)} t.rental_id in (${listSql(ids)}) order by t.at, t.id`,
    ),
  );
}
