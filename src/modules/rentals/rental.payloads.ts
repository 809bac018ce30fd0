import { payloadOf, readAgain } from '../../platform/graphql/payload-of.ts';
import { Payment } from '../payments/payment.entity.ts';
import { readPayment } from '../payments/payment.queries.ts';
import { Rental } from './rental.entity.ts';
import { readRental } from './rental.queries.ts';

const rental = readAgain('rental', () => Rental, readRental);
const payment = readAgain(
  'payment',
  () => Payment,
  readPayment,
  'The payment to make; null when nothing is left to pay, or when there were errors.',
);

export const CreateRentalPayload = payloadOf('createRental', rental);
export const SignRentalContractPayload = payloadOf('signRentalContract', rental);
export const CancelRentalPayload = payloadOf('cancelRental', rental);
export const ReturnRentalPayload = payloadOf('returnRental', rental);
export const ExtendRentalPayload = payloadOf('extendRental', rental);
export const WaiveRentalInstallmentPayload = payloadOf('waiveRentalInstallment', rental);
export const BuyOutRentalPayload = payloadOf('buyOutRental', rental, payment);
