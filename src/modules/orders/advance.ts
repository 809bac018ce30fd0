import { advanceBy } from '../../platform/lib/state-table.ts';
import { nextStatus } from './order.rules.ts';

/** Moves an order to a status. Nothing else changes the status of an order. */
export const advance = advanceBy('Order', nextStatus);
