import type { PayableManifest } from '../payments/payment-targets.ts';
import { buyoutPayments } from './buyout-payments.ts';
import { contractRoute } from './contract/contract.route.ts';
import { RentalContract } from './contract/rental-contract.entity.ts';
import { CustomerRentalsResolver } from './customer-rentals.resolver.ts';
import { rentalsExport } from './exports/rentals.export.ts';
import { installmentPayments } from './installment-payments.ts';
import { eraseOldContracts } from './jobs/erase-old-contracts.job.ts';
import { eraseRentalsJob } from './jobs/erase-rentals.job.ts';
import { expireUnsigned } from './jobs/expire-unsigned.job.ts';
import { processDueInstallments } from './jobs/process-due-installments.job.ts';
import {
  mailActivation,
  mailDefault,
  mailEnd,
  mailOverdue,
  mailRental,
  mailRentalPayment,
  remindOfInstallment,
} from './jobs/rental-mails.jobs.ts';
import { ProductRentalsResolver } from './product-rentals.resolver.ts';
import { Rental } from './rental.entity.ts';
import { installmentById } from './rental.queries.ts';
import { RentalResolver } from './rental.resolver.ts';
import { RentalSubscriptionResolver } from './rental.subscription.resolver.ts';
import { RentalEvent } from './rental-event.entity.ts';
import { RentalEventResolver } from './rental-event.resolver.ts';
import { installmentPrefix } from './rental-ids.ts';
import { RentalInstallment } from './rental-installment.entity.ts';
import { RentalInstallmentResolver } from './rental-installment.resolver.ts';
import { rentalChanged } from './rentals.live.ts';
import { rentalsPermissions } from './rentals.permissions.ts';
import { rentalsData } from './rentals.personal-data.ts';

export const rentals: PayableManifest = {
  name: 'rentals',
  entities: [Rental, RentalInstallment, RentalContract, RentalEvent],
  resolvers: [
    RentalResolver,
    RentalInstallmentResolver,
    RentalEventResolver,
    RentalSubscriptionResolver,
    CustomerRentalsResolver,
    ProductRentalsResolver,
  ],
  liveTopics: [rentalChanged],
  rules: rentalsPermissions,
  nodes: {
    rental: { type: 'Rental', field: 'rental' },
    [installmentPrefix]: { type: 'RentalInstallment', read: installmentById },
  },
  personalData: [rentalsData],
  jobs: [
    expireUnsigned,
    processDueInstallments,
    mailRental,
    mailActivation,
    mailRentalPayment,
    remindOfInstallment,
    mailOverdue,
    mailDefault,
    mailEnd,
    eraseRentalsJob,
    eraseOldContracts,
  ],
  exports: [rentalsExport],
  paymentTargets: [buyoutPayments, installmentPayments],
  routes: [contractRoute],
};
