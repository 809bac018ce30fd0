import { useQuery } from 'urql';
import type { Option } from '../../../kit/field/option-list.tsx';
import { SelectField } from '../../../kit/field/select-field.tsx';
import { ProductTaxClassesDocument } from '../generated/graphql.ts';

export interface TaxClasses {
  readonly pricesIncludeTax: boolean;
  readonly options: readonly Option[];
}

/** The tax classes of the store, and what its prices mean. */
export function useTaxClasses(): TaxClasses {
  const [{ data }] = useQuery({ query: ProductTaxClassesDocument });
  return {
    pricesIncludeTax: data?.settings.pricesIncludeTax ?? false,
    options: (data?.taxClasses ?? []).map(({ id, name, isDefault }) => ({
      id: isDefault ? standard : id,
      label: name,
    })),
  };
}

/** A product without a class of its own is in the default one. */
const standard = 'default';

type TaxClassFieldProps = {
  tax: TaxClasses;
  value: Option | null;
  onChange: (value: Option | null) => void;
};

/** Chooses a tax class. A store that has only one has nothing to choose. */
export function TaxClassField({ tax: { options }, value, onChange }: TaxClassFieldProps) {
  if (options.length < 2) return null;
  return (
    <SelectField<string>
      name="taxClassId"
      label="Tax class"
      options={options}
      value={value?.id ?? standard}
      onChange={id => onChange(id === standard ? null : (options.find(option => option.id === id) ?? null))}
    />
  );
}
