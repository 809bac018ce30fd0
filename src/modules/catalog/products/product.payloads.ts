import { deletedId, payloadOf, readAgain } from '../../../platform/graphql/payload-of.ts';
import { Product } from './product.entity.ts';
import { productById } from './product.queries.ts';

const product = readAgain('product', () => Product, productById);

export const CreateProductPayload = payloadOf('createProduct', product);
export const UpdateProductPayload = payloadOf('updateProduct', product);
export const DeleteProductPayload = payloadOf(
  'deleteProduct',
  deletedId('product', 'The id of the deleted product, for `restoreProduct`; null when there were errors.'),
);
export const RestoreProductPayload = payloadOf('restoreProduct', product);
