import { useState } from 'react';
import { ComboBoxField } from '../../kit/field/combo-box-field.tsx';
import type { Country } from './use-countries.ts';

type CountryFieldProps = {
  name: string;
  label?: string;
  description?: string;
  countries: ReadonlyMap<string, Country>;
  /** Its code; empty for none. */
  value: string;
  onChange: (value: string) => void;
  isRequired?: boolean;
};

/** A country, found by its name or its code. */
export function CountryField({
  name,
  label = 'Country',
  description,
  countries,
  value,
  onChange,
  isRequired,
}: CountryFieldProps) {
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const found = [...countries.values()].filter(
    country => country.name.toLowerCase().includes(wanted) || country.code.toLowerCase() === wanted,
  );
  // "de" is Germany before it is Bangladesh.
  const first = found.filter(({ code }) => code.toLowerCase() === wanted);
  const items = [...first, ...found.filter(country => !first.includes(country))];
  return (
    <ComboBoxField
      name={name}
      label={label}
      description={description}
      placeholder="Name or code"
      isRequired={isRequired}
      items={items.map(({ code, name }) => ({ id: code, label: name }))}
      value={value ? { id: value, label: countries.get(value)?.name ?? value } : null}
      onChange={chosen => onChange(chosen?.id ?? '')}
      onSearch={setSearch}
    />
  );
}
