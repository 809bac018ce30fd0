import { defineService } from '../../platform/context/services.ts';
import { Remembered } from '../../platform/lib/remembered.ts';
import type { Manifest } from '../../platform/manifest.ts';
import { TaxClass } from './classes/tax-class.entity.ts';
import { TaxClassResolver } from './classes/tax-class.resolver.ts';
import { ensureTaxes } from './ensure-taxes.ts';
import { taxPermissions } from './tax.permissions.ts';
import { taxTable } from './tax-table.ts';
import { TaxRate } from './zones/tax-rate.entity.ts';
import { Zone } from './zones/zone.entity.ts';
import { taxRateById } from './zones/zone.queries.ts';
import { ZoneResolver } from './zones/zone.resolver.ts';

export const tax: Manifest = {
  name: 'tax',
  entities: [TaxClass, Zone, TaxRate],
  resolvers: [TaxClassResolver, ZoneResolver],
  rules: taxPermissions,
  nodes: {
    [TaxClass.idPrefix]: { type: 'TaxClass', field: 'taxClass' },
    [Zone.idPrefix]: { type: 'Zone', field: 'zone' },
    [TaxRate.idPrefix]: { type: 'TaxRate', read: taxRateById },
  },
  services: [defineService(taxTable, () => new Remembered(1_000))],
  publicSources: [{ entity: TaxClass }, { entity: TaxRate }],
  prepare: ensureTaxes,
};
