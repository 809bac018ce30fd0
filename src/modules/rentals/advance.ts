import { advanceBy } from '../../platform/lib/state-table.ts';
import { nextStatus } from './rental.rules.ts';

/** Moves a rental to a status. Nothing else changes the status of a rental. */
export const advance = advanceBy('Rental', nextStatus);
