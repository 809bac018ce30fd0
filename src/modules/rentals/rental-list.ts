import type { Context } from '../../platform/context/context.ts';
import { notDeleted } from '../../platform/database/conditions.ts';
import { sortBy } from '../../platform/database/page.ts';
import { type RowsSearched, rowSearch } from '../../platform/search/row-search.ts';
import { Rental } from './rental.entity.ts';
import { rentalConditions } from './rental.filter.ts';
import type { RentalSortField, RentalsArgs } from './rental.inputs.ts';
import { waysToRental } from './rental-search.sql.ts';

const sortProperties: Record<RentalSortField, keyof Rental & string> = {
  CREATED_AT: 'createdAt',
  START_DATE: 'startDate',
  END_DATE: 'endDate',
  NUMBER: 'number',
};

/** The rentals that a filter finds, whoever asks, in the order of a sort. @throws UserError INVALID_INPUT */
export async function rentalList(
  ctx: Context,
  { filter, sort }: Pick<RentalsArgs, 'filter' | 'sort'>,
): Promise<RowsSearched<Rental>> {
  return {
    list: {
      entity: Rental,
      where: [notDeleted, ...(await rentalConditions(ctx, filter ?? {}))],
      choices: [{ property: 'status', values: filter?.status }],
      sort: sortBy(ctx, Rental, sortProperties[sort?.field ?? 'CREATED_AT'], sort?.direction !== 'ASC'),
    },
    search: rowSearch(filter?.search, 'rentals', word => waysToRental(ctx, word)),
  };
}
