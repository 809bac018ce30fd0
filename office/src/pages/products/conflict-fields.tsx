import type { ReactNode } from 'react';
import { Money } from '../../kit/display/money.tsx';
import { Nothing } from '../../kit/display/nothing.tsx';
import type { ConflictField } from '../../kit/form/conflict-notice.tsx';
import { changedFields, type ProductField, type ProductValues } from './product-values.ts';
import { specsObject } from './specs.ts';
import type { ProductEdit } from './use-product-edit.ts';

const labels: Record<ProductField, string> = {
  name: 'Name',
  sku: 'SKU',
  description: 'Description',
  price: 'Price',
  lowStockThreshold: 'Runs low at',
  weightGrams: 'Weight in grams',
  category: 'Category',
  supplier: 'Supplier',
  taxClass: 'Tax class',
  rentalTerms: 'Rental',
  images: 'Pictures',
  specs: 'Technical data',
};

/** What differs between this form and the product as it is now. What the person did not touch is theirs at first. */
export function conflictFields(
  { mine, base }: ProductEdit,
  theirs: ProductValues,
  currencyCode: string,
): ConflictField[] {
  const edited = changedFields(mine, base);
  return changedFields(mine, theirs).map(name => ({
    name,
    label: labels[name],
    yours: shown(name, mine, currencyCode),
    theirs: shown(name, theirs, currencyCode),
    preferred: edited.includes(name) ? 'mine' : 'theirs',
  }));
}

function shown(field: ProductField, values: ProductValues, currencyCode: string): ReactNode {
  const money = (amount: string) => <Money amount={amount || null} currencyCode={currencyCode} />;
  switch (field) {
    case 'price':
      return money(values.price);
    case 'category':
    case 'supplier':
    case 'taxClass':
      return values[field]?.label ?? <Nothing />;
    case 'lowStockThreshold':
    case 'weightGrams':
      return values[field] ?? <Nothing />;
    case 'rentalTerms':
      if (!values.isForRent) return 'Not for rent';
      return (
        <>
          {money(values.monthlyRate)} a month, {values.minimumMonths} months at least, {money(values.deposit)}{' '}
          deposit
        </>
      );
    case 'images':
      return values.images.join(', ') || <Nothing />;
    case 'specs':
      return JSON.stringify(specsObject(values.specs));
    default:
      return values[field] || <Nothing />;
  }
}
