import { MoneyField } from '../../../kit/field/money-field.tsx';
import { QuantityField } from '../../../kit/field/quantity-field.tsx';
import { SwitchField } from '../../../kit/field/switch-field.tsx';
import { TextAreaField } from '../../../kit/field/text-area-field.tsx';
import { TextField } from '../../../kit/field/text-field.tsx';
import { FormRow } from '../../../kit/form/form-layout.tsx';
import { Card } from '../../../kit/page/card.tsx';
import type { ProductValues } from '../product-values.ts';
import styles from '../products.module.css';
import { CategoryField } from './category-field.tsx';
import { ImagesEditor } from './images-editor.tsx';
import { SpecsEditor } from './specs-editor.tsx';
import { SupplierField } from './supplier-field.tsx';
import { type TaxClasses, TaxClassField } from './tax-class-field.tsx';

type ProductFieldsProps = {
  values: ProductValues;
  onChange: (changes: Partial<ProductValues>) => void;
  currencyCode?: string;
  autoFocus?: boolean;
  tax: TaxClasses;
};

/** The fields of a product, for a new one and for one that exists. */
export function ProductFields({ values, onChange, currencyCode, autoFocus, tax }: ProductFieldsProps) {
  return (
    <>
      <Card title="Details">
        <div className={styles.stack}>
          <TextField
            name="name"
            label="Name"
            isRequired
            autoFocus={autoFocus}
            maxLength={200}
            value={values.name}
            onChange={name => onChange({ name })}
          />
          <FormRow>
            <TextField
              name="sku"
              label="SKU"
              isRequired
              maxLength={64}
              value={values.sku}
              onChange={sku => onChange({ sku })}
            />
            <MoneyField
              name="price"
              label="Price"
              description={`For one unit, ${tax.pricesIncludeTax ? 'with' : 'without'} tax.`}
              isRequired
              currencyCode={currencyCode}
              value={values.price}
              onChange={price => onChange({ price })}
            />
          </FormRow>
          <TextAreaField
            name="description"
            label="Description"
            rows={5}
            maxLength={10_000}
            value={values.description}
            onChange={description => onChange({ description })}
          />
          <FormRow>
            <CategoryField
              name="categoryId"
              label="Category"
              value={values.category}
              onChange={category => onChange({ category })}
            />
            <SupplierField
              name="supplierId"
              label="Supplier"
              value={values.supplier}
              onChange={supplier => onChange({ supplier })}
            />
          </FormRow>
          <TaxClassField tax={tax} value={values.taxClass} onChange={taxClass => onChange({ taxClass })} />
          <QuantityField
            name="weightGrams"
            label="Weight"
            description="Of one unit with its packaging. Shipping by weight needs it."
            unit="g"
            min={1}
            max={10_000_000}
            value={values.weightGrams}
            onChange={weightGrams => onChange({ weightGrams })}
          />
          <QuantityField
            name="lowStockThreshold"
            label="Runs low at"
            description="At this level or below, the product counts as low in stock. The store's default when empty."
            value={values.lowStockThreshold}
            onChange={lowStockThreshold => onChange({ lowStockThreshold })}
          />
        </div>
      </Card>
      <Card title="Pictures">
        <ImagesEditor value={values.images} onChange={images => onChange({ images })} />
      </Card>
      <Card title="Technical data">
        <SpecsEditor value={values.specs} onChange={specs => onChange({ specs })} />
      </Card>
      <Card title="Rental">
        <div className={styles.stack}>
          <SwitchField
            name="rentalTerms"
            label="For rent"
            description="Running contracts keep the terms they were signed with."
            value={values.isForRent}
            onChange={isForRent => onChange({ isForRent })}
          />
          {values.isForRent && (
            <FormRow>
              <MoneyField
                name="rentalTerms.monthlyRate"
                label="Rent a month"
                isRequired
                currencyCode={currencyCode}
                value={values.monthlyRate}
                onChange={monthlyRate => onChange({ monthlyRate })}
              />
              <QuantityField
                name="rentalTerms.minimumMonths"
                label="Shortest contract"
                unit="months"
                isRequired
                min={1}
                max={120}
                value={values.minimumMonths}
                onChange={minimumMonths => onChange({ minimumMonths })}
              />
              <MoneyField
                name="rentalTerms.deposit"
                label="Deposit"
                currencyCode={currencyCode}
                value={values.deposit}
                onChange={deposit => onChange({ deposit })}
              />
            </FormRow>
          )}
        </div>
      </Card>
    </>
  );
}
