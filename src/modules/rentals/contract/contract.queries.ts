import type { Context } from '../../../platform/context/context.ts';
import { loadGroup } from '../../../platform/database/load.ts';
import { columnsOf, type Row, selectionOf, selectRows } from '../../../platform/database/rows.ts';
import { listSql, rawSql, sql } from '../../../platform/database/sql.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { isIntact } from './contract-hash.ts';
import { RentalContract } from './rental-contract.entity.ts';

/**
 * The contract of a rental, checked against its hashes.
 * @throws UserError CONTRACT_CHANGED when it does not match its hashes: somebody changed it in the database
 */
export async function readContract(ctx: Context, rentalId: string): Promise<Row<RentalContract> | null> {
  const { db } = ctx.database;
  const selection = selectionOf(db, RentalContract, columnsOf(db, RentalContract));
  const [contract] = await loadGroup<Row<RentalContract>>(ctx, 'rental contracts', rentalId, ids =>
    selectRows<RentalContract & { groupId: string }>(
      ctx,
      selection,
      sql`${rawSql(`/* rentals.contracts */ select ${selection.text}, t.rental_id as groupId from rental_contract as t where`)} t.rental_id in (${listSql(ids)})`,
    ),
  );
  if (!contract) return null;
  if (isIntact(contract)) return contract;
  ctx.log.error({ rentalId }, 'A contract does not match its hashes.');
  throw contractChanged();
}

export function contractChanged(): UserError {
  return new UserError('CONTRACT_CHANGED', 'The contract is not the one that was offered or signed.', {
    path: ['rentalId'],
  });
}
