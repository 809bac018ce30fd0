import { anyone, can, isAuthenticated } from '../../platform/authorization/rules.ts';
import type { RuleTree } from '../../platform/authorization/shield.ts';

export const rentalsPermissions: RuleTree = {
  Query: {
    // Your own; all with RENTALS_VIEW.
    rental: isAuthenticated,
    rentals: isAuthenticated,
    quoteRental: anyone,
    quoteRentalBuyout: isAuthenticated,
  },
  Mutation: {
    // Your own; all with RENTALS_MANAGE.
    createRental: isAuthenticated,
    signRentalContract: isAuthenticated,
    cancelRental: isAuthenticated,
    extendRental: isAuthenticated,
    buyOutRental: isAuthenticated,
    returnRental: can('RENTALS_MANAGE'),
    waiveRentalInstallment: can('RENTALS_MANAGE'),
  },
  Subscription: {
    // Your own; any with RENTALS_VIEW.
    rentalUpdated: isAuthenticated,
  },
  Product: { rentals: can('RENTALS_VIEW') },
};
