import { deletedId, payloadOf, readAgain } from '../../../platform/graphql/payload-of.ts';
import { Supplier } from './supplier.entity.ts';
import { supplierById } from './supplier.queries.ts';

const supplier = readAgain('supplier', () => Supplier, supplierById);

export const CreateSupplierPayload = payloadOf('createSupplier', supplier);
export const UpdateSupplierPayload = payloadOf('updateSupplier', supplier);
export const DeleteSupplierPayload = payloadOf(
  'deleteSupplier',
  deletedId(
    'supplier',
    'The id of the deleted supplier, for `restoreSupplier`; null when there were errors.',
  ),
);
export const RestoreSupplierPayload = payloadOf('restoreSupplier', supplier);
