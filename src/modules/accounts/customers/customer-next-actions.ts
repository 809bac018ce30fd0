import { isAllowed } from '../../../platform/authorization/actor.ts';
import type { Context } from '../../../platform/context/context.ts';
import { deletedProblem, notDeletedProblem } from '../../../platform/database/saving.ts';
import { nextActionOf, nextActions } from '../../../platform/graphql/next-action.ts';
import { Customer } from './customer.entity.ts';
import type { CustomerRow } from './customer.queries.ts';

export const CustomerNextAction = nextActionOf('Customer', {
  UPDATE: 'Change it: `updateCustomer`.',
  DELETE: 'Delete it: `deleteCustomer`.',
  RESTORE: 'Restore it: `restoreCustomer`.',
});

export const customerActionColumns = ['id', 'deletedAt'];

export function nextActionsOfCustomer(ctx: Context, customer: CustomerRow) {
  const isManaged = isAllowed(ctx.actor, 'CUSTOMERS_MANAGE');
  const ifThere = () => deletedProblem(Customer, customer);
  return nextActions({
    UPDATE: isManaged && ifThere,
    DELETE: isManaged && ifThere,
    RESTORE: isManaged && (() => notDeletedProblem(customer, 'customer')),
  });
}
