import { deletedId, payloadOf, readAgain } from '../../../platform/graphql/payload-of.ts';
import { Customer } from '../customers/customer.entity.ts';
import { readCustomer } from '../customers/customer.queries.ts';
import { CustomerAddress } from './customer-address.entity.ts';
import { readCustomerAddress } from './customer-address.queries.ts';

const address = readAgain('customerAddress', () => CustomerAddress, readCustomerAddress);
const customer = readAgain(
  'customer',
  () => Customer,
  readCustomer,
  'The customer after the change, with the address book; null when there were errors.',
);

export const CreateCustomerAddressPayload = payloadOf('createCustomerAddress', address, customer);
export const UpdateCustomerAddressPayload = payloadOf('updateCustomerAddress', address, customer);
export const DeleteCustomerAddressPayload = payloadOf(
  'deleteCustomerAddress',
  deletedId('customerAddress'),
  customer,
);
