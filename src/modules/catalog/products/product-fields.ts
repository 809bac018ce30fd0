import type { Context } from '../../../platform/context/context.ts';
import { guardReference } from '../../../platform/database/guard.ts';
import { definedFields } from '../../../platform/database/saving.ts';
import { toMinor } from '../../../platform/lib/money.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { TaxClass } from '../../tax/classes/tax-class.entity.ts';
import { Category } from '../categories/category.entity.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import type { Product } from './product.entity.ts';
import type { CreateProductInput, UpdateProductInput } from './product.inputs.ts';

type Fields = Omit<CreateProductInput, 'price'> | Omit<UpdateProductInput, 'productId' | 'version'>;

/** The properties of the entity that an input sets, with its amounts and references checked. */
export async function productFields(
  ctx: Context,
  input: Fields & { price?: string },
  currencyCode: string,
): Promise<Partial<Product>> {
  return definedFields({
    sku: input.sku?.trim(),
    name: input.name?.trim(),
    description: input.description?.trim(),
    priceMinor: input.price === undefined ? undefined : toMinor(input.price, currencyCode, ['price']),
    category: await guardReference(ctx, Category, input.categoryId, ['categoryId']),
    supplier: await guardReference(ctx, Supplier, input.supplierId, ['supplierId']),
    taxClass: await guardReference(ctx, TaxClass, input.taxClassId, ['taxClassId']),
    weightGrams: input.weightGrams,
    specs: input.specs,
    images: input.images,
    lowStockThreshold: input.lowStockThreshold,
    status: input.status,
    ...rentalFields(input.rentalTerms, currencyCode),
  }) as Partial<Product>;
}

function rentalFields(terms: CreateProductInput['rentalTerms'], currencyCode: string) {
  if (terms === undefined) return {};
  return {
    rentalMonthlyRateMinor: terms && toMinor(terms.monthlyRate, currencyCode, ['rentalTerms', 'monthlyRate']),
    rentalMinimumMonths: terms?.minimumMonths ?? null,
    rentalDepositMinor: terms && toMinor(terms.deposit, currencyCode, ['rentalTerms', 'deposit']),
  };
}

export function skuTaken(sku: string): UserError {
  return new UserError(
    'SKU_TAKEN',
    `The SKU "${sku}" belongs to another product, perhaps a deleted one. Choose another, or restore that one.`,
    {
      path: ['sku'],
    },
  );
}
