import { UserError } from '../../platform/lib/user-error.ts';
import type { Rental } from './rental.entity.ts';

/** @throws UserError WRONG_STATUS unless the rental is ACTIVE; ALREADY_PAID when it is bought out */
export function checkCanBuyOut(
  { number, status }: Pick<Rental, 'number' | 'status'>,
  path: readonly string[],
): void {
  if (status === 'ACTIVE') return;
  if (status === 'BOUGHT_OUT')
    throw new UserError('ALREADY_PAID', `Rental ${number} is already bought out.`, { path });
  throw new UserError(
    'WRONG_STATUS',
    status === 'OVERDUE'
      ? `Pay the late installments of rental ${number} first.`
      : `Rental ${number} is ${status}; only a rental that is ACTIVE can be bought out.`,
    { path },
  );
}
