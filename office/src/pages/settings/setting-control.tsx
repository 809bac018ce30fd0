import { CheckboxField } from '../../kit/field/checkbox-field.tsx';
import { MoneyField } from '../../kit/field/money-field.tsx';
import { NumberField } from '../../kit/field/number-field.tsx';
import { PercentField } from '../../kit/field/percent-field.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { KnownNameField } from './known-name-field.tsx';
import { RentTaxClassField, type TaxClassChoice } from './rent-tax-class-field.tsx';
import type { SettingField, SettingValue } from './settings-fields.ts';
import { StoreCountryField } from './store-country-field.tsx';

type SettingControlProps = {
  field: SettingField;
  value: SettingValue;
  onChange: (value: SettingValue) => void;
  /** Of the money fields: the currency that the form has. */
  currencyCode: string;
  taxClasses: readonly TaxClassChoice[];
};

/** The control for the kind of a setting. */
export function SettingControl({ field, value, onChange, currencyCode, taxClasses }: SettingControlProps) {
  const { name, kind, label, description, unit } = field;
  const common = { name, label, description };
  const text = String(value ?? '');
  switch (kind) {
    case 'text':
      return <TextField {...common} isRequired value={text} onChange={onChange} />;
    case 'optional-text':
      return <TextField {...common} value={text} onChange={onChange} />;
    case 'flag':
      return <CheckboxField {...common} value={value === true} onChange={onChange} />;
    case 'country':
      return <StoreCountryField {...common} value={text} onChange={onChange} />;
    case 'tax-class':
      return <RentTaxClassField {...common} taxClasses={taxClasses} value={text} onChange={onChange} />;
    case 'currency':
      return <KnownNameField {...common} of="currency" value={text} onChange={onChange} />;
    case 'time-zone':
      return <KnownNameField {...common} of="timeZone" value={text} onChange={onChange} />;
    case 'rate':
      return <PercentField {...common} scale="fraction" isRequired value={text} onChange={onChange} />;
    case 'money':
      return (
        <MoneyField {...common} isRequired currencyCode={currencyCode} value={text} onChange={onChange} />
      );
    default:
      return (
        <NumberField
          {...common}
          isRequired={kind === 'number'}
          description={description ?? (kind === 'limit' ? 'Empty for no limit.' : undefined)}
          unit={unit}
          min={0}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
        />
      );
  }
}
