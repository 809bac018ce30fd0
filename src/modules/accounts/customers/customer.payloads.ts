import { deletedId, payloadOf, readAgain } from '../../../platform/graphql/payload-of.ts';
import { Customer } from './customer.entity.ts';
import { readCustomer } from './customer.queries.ts';

const customer = readAgain('customer', () => Customer, readCustomer);

export const CreateCustomerPayload = payloadOf('createCustomer', customer);
export const UpdateCustomerPayload = payloadOf('updateCustomer', customer);
export const DeleteCustomerPayload = payloadOf('deleteCustomer', deletedId('customer'));
export const RestoreCustomerPayload = payloadOf('restoreCustomer', customer);
