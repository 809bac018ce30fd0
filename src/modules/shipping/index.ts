import { defineService } from '../../platform/context/services.ts';
import { Remembered } from '../../platform/lib/remembered.ts';
import type { Manifest } from '../../platform/manifest.ts';
import { shippingMethods } from './known-methods.ts';
import { shippingPermissions } from './shipping.permissions.ts';
import { ShippingMethod } from './shipping-method.entity.ts';
import { ShippingMethodResolver } from './shipping-method.resolver.ts';

export const shipping: Manifest = {
  name: 'shipping',
  entities: [ShippingMethod],
  resolvers: [ShippingMethodResolver],
  rules: shippingPermissions,
  nodes: { [ShippingMethod.idPrefix]: { type: 'ShippingMethod', field: 'shippingMethod' } },
  services: [defineService(shippingMethods, () => new Remembered(1_000))],
};
