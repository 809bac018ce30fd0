import { UserError } from '../../platform/lib/user-error.ts';
import type { Rental } from './rental.entity.ts';

/** @throws UserError WRONG_STATUS unless the rental runs and nothing of it is late; ALREADY_PAID */
export function checkCanBuyOut(
  { number, status }: Pick<Rental, 'number' | 'status'>,
  path: readonly string[],
): void {
  if (status === 'ACTIVE') return;
  if (status === 'BOUGHT_OUT')
    throw new UserError('ALREADY_PAID', `Rental ${number} is bought out.`, { path });
  throw new UserError(
    'WRONG_STATUS',
    status === 'OVERDUE'
      ? `Pay the late instalments of rental ${number} first.`
      : `Rental ${number} is ${status}; only one that is ACTIVE can be bought out.`,
    { path },
  );
}
