import { deletedId, payloadOf, readAgain } from '../../../platform/graphql/payload-of.ts';
import { TaxClass } from './tax-class.entity.ts';
import { taxClassById } from './tax-class.queries.ts';

const taxClass = readAgain('taxClass', () => TaxClass, taxClassById);

export const CreateTaxClassPayload = payloadOf('createTaxClass', taxClass);
export const UpdateTaxClassPayload = payloadOf('updateTaxClass', taxClass);
export const DeleteTaxClassPayload = payloadOf('deleteTaxClass', deletedId('taxClass'));
