import { defineEvent } from '../../platform/jobs/define-event.ts';

/** Products were given another category, or none. */
export const productsMoved = defineEvent<{ readonly productIds: readonly string[] }>(
  'catalog.products-moved',
);
