import { payloadOf, readAgain } from '../../platform/graphql/payload-of.ts';
import { Product } from '../catalog/products/product.entity.ts';
import { productById } from '../catalog/products/product.queries.ts';
import { StockMovement } from './stock-movement.entity.ts';
import { stockMovementById } from './stock-movement.queries.ts';

export const AdjustStockPayload = payloadOf(
  'adjustStock',
  readAgain('product', () => Product, productById),
  readAgain(
    'stockMovement',
    () => StockMovement,
    stockMovementById,
    'The movement that was written to the ledger; null when there were errors.',
  ),
);
