import type { Option } from '../../kit/field/option-list.tsx';
import type { PaymentTender } from './generated/graphql.ts';
import { paymentProviders } from './payment-words.ts';

/** How the store receives money that no provider moves. */
const tenderIds: readonly PaymentTender[] = ['CASH', 'CARD_TERMINAL', 'BANK_TRANSFER', 'CHECK', 'OTHER'];
export const paymentTenders: readonly Option<PaymentTender>[] = tenderIds.map(id => ({
  id,
  label: paymentProviders[id],
}));
