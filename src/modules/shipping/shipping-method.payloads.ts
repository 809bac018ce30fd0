import { deletedId, payloadOf, readAgain } from '../../platform/graphql/payload-of.ts';
import { ShippingMethod } from './shipping-method.entity.ts';
import { shippingMethodById } from './shipping-method.queries.ts';

const shippingMethod = readAgain('shippingMethod', () => ShippingMethod, shippingMethodById);

export const CreateShippingMethodPayload = payloadOf('createShippingMethod', shippingMethod);
export const UpdateShippingMethodPayload = payloadOf('updateShippingMethod', shippingMethod);
export const DeleteShippingMethodPayload = payloadOf('deleteShippingMethod', deletedId('shippingMethod'));
