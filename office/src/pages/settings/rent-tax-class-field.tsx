import { SelectField } from '../../kit/field/select-field.tsx';

export interface TaxClassChoice {
  readonly id: string;
  readonly name: string;
}

type RentTaxClassFieldProps = {
  name: string;
  label: string;
  description?: string;
  taxClasses: readonly TaxClassChoice[];
  /** Its id; empty where rent is not taxed. */
  value: string;
  onChange: (value: string) => void;
};

/** A select cannot hold an empty choice. */
const untaxed = 'untaxed';

/** The tax class of the rent, or none. */
export function RentTaxClassField({ taxClasses, value, onChange, ...field }: RentTaxClassFieldProps) {
  const classes = taxClasses.map(({ id, name }) => ({ id, label: name }));
  return (
    <SelectField<string>
      {...field}
      options={[{ id: untaxed, label: 'Not taxed' }, ...classes]}
      value={value || untaxed}
      onChange={id => onChange(id === untaxed ? '' : id)}
    />
  );
}
