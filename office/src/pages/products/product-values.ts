import type { Option } from '../../kit/field/option-list.tsx';
import type { CreateProductMutationVariables, ProductDetailsFragment } from './generated/graphql.ts';
import { type Spec, specsObject, specsOf } from './specs.ts';

type CreateInput = CreateProductMutationVariables['input'];

/** A product as its form holds it. */
export type ProductValues = {
  name: string;
  sku: string;
  description: string;
  price: string;
  lowStockThreshold: number | null;
  weightGrams: number | null;
  category: Option | null;
  supplier: Option | null;
  taxClass: Option | null;
  isForRent: boolean;
  monthlyRate: string;
  minimumMonths: number | null;
  deposit: string;
  images: string[];
  specs: Spec[];
};

export const emptyProduct: ProductValues = {
  name: '',
  sku: '',
  description: '',
  price: '',
  lowStockThreshold: null,
  weightGrams: null,
  category: null,
  supplier: null,
  taxClass: null,
  isForRent: false,
  monthlyRate: '',
  minimumMonths: 1,
  deposit: '',
  images: [],
  specs: [],
};

export function valuesOf(product: ProductDetailsFragment): ProductValues {
  const { name, sku, description, price, stock, category, supplier, taxClass, rentalTerms, images, specs } =
    product;
  return {
    name,
    sku,
    description,
    price: price.amount,
    lowStockThreshold: stock.lowStockThreshold,
    weightGrams: product.weightGrams,
    category: category ? { id: category.id, label: category.name } : null,
    supplier: supplier ? { id: supplier.id, label: supplier.name } : null,
    taxClass: taxClass ? { id: taxClass.id, label: taxClass.name } : null,
    isForRent: rentalTerms !== null && rentalTerms !== undefined,
    monthlyRate: rentalTerms?.monthlyRate.amount ?? '',
    minimumMonths: rentalTerms?.minimumMonths ?? 1,
    deposit: rentalTerms?.deposit.amount ?? '',
    images: [...images],
    specs: specsOf(specs),
  };
}

/** The parts of a product that change together, as the API takes them. */
const fields = {
  name: values => ({ name: values.name }),
  sku: values => ({ sku: values.sku }),
  description: values => ({ description: values.description }),
  price: values => ({ price: values.price }),
  lowStockThreshold: values => ({ lowStockThreshold: values.lowStockThreshold ?? undefined }),
  weightGrams: values => ({ weightGrams: values.weightGrams }),
  category: values => ({ categoryId: values.category?.id ?? null }),
  supplier: values => ({ supplierId: values.supplier?.id ?? null }),
  taxClass: values => ({ taxClassId: values.taxClass?.id ?? null }),
  rentalTerms: values => ({ rentalTerms: rentalTermsInput(values) }),
  images: values => ({ images: values.images.map(image => image.trim()).filter(Boolean) }),
  specs: values => ({ specs: specsObject(values.specs) }),
} satisfies Record<string, (values: ProductValues) => Partial<CreateInput>>;

export type ProductField = keyof typeof fields;

export const productFields = Object.keys(fields) as ProductField[];

/** The form values that a part consists of. */
const valuesOfField: Record<ProductField, readonly (keyof ProductValues)[]> = {
  name: ['name'],
  sku: ['sku'],
  description: ['description'],
  price: ['price'],
  lowStockThreshold: ['lowStockThreshold'],
  weightGrams: ['weightGrams'],
  category: ['category'],
  supplier: ['supplier'],
  taxClass: ['taxClass'],
  rentalTerms: ['isForRent', 'monthlyRate', 'minimumMonths', 'deposit'],
  images: ['images'],
  specs: ['specs'],
};

/** The parts that differ. */
export function changedFields(a: ProductValues, b: ProductValues): ProductField[] {
  return productFields.filter(field => JSON.stringify(fields[field](a)) !== JSON.stringify(fields[field](b)));
}

/** Only what differs, so that the audit log says what somebody changed. */
export function changesInput(values: ProductValues, base: ProductValues): Partial<CreateInput> {
  return Object.assign({}, ...changedFields(values, base).map(field => fields[field](values)));
}

export function createInput(values: ProductValues): CreateInput {
  const input = Object.assign({}, ...productFields.map(field => fields[field](values))) as CreateInput;
  return input;
}

/** These values, with one part taken from others. */
export function withField(values: ProductValues, from: ProductValues, field: ProductField): ProductValues {
  const taken = valuesOfField[field].map(name => [name, from[name]]);
  return { ...values, ...Object.fromEntries(taken) };
}

function rentalTermsInput({ isForRent, monthlyRate, minimumMonths, deposit }: ProductValues) {
  if (!isForRent) return null;
  return { monthlyRate, minimumMonths: minimumMonths ?? 0, deposit: deposit || '0' };
}

/** What the form must hold before it can be sent. */
export function requiredValues(values: ProductValues): Record<string, unknown> {
  const { name, sku, price, isForRent, monthlyRate, minimumMonths } = values;
  const rental = { 'rentalTerms.monthlyRate': monthlyRate, 'rentalTerms.minimumMonths': minimumMonths };
  return { name, sku, price, ...(isForRent && rental) };
}
