import { payloadOf, readAgain } from '../../platform/graphql/payload-of.ts';
import { Payment } from './payment.entity.ts';
import { readPayment } from './payment.queries.ts';

const payment = readAgain('payment', () => Payment, readPayment);

export const StartPaymentPayload = payloadOf('startPayment', payment);
export const RecordPaymentPayload = payloadOf('recordPayment', payment);
export const RefundPaymentPayload = payloadOf('refundPayment', payment);
export const SettleRefundPayload = payloadOf('settleRefund', payment);
export const SimulatePaymentPayload = payloadOf('simulatePayment', payment);
