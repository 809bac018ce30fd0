import { payloadOf, readAgain } from '../../../platform/graphql/payload-of.ts';
import { Product } from '../../catalog/products/product.entity.ts';
import { productById } from '../../catalog/products/product.queries.ts';
import { productionRecordById } from './production.queries.ts';
import { ProductionRecord } from './production-record.entity.ts';

const productionRecord = readAgain('productionRecord', () => ProductionRecord, productionRecordById);
const product = readAgain(
  'product',
  () => Product,
  productById,
  'The product as it is now; null when there were errors, or when it is deleted.',
);

export const RecordProductionPayload = payloadOf('recordProduction', productionRecord, product);
export const VoidProductionPayload = payloadOf('voidProduction', productionRecord, product);
