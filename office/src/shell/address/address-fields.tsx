import { SelectField } from '../../kit/field/select-field.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { FormRow } from '../../kit/form/form-layout.tsx';
import type { AddressPlace } from './address-values.ts';
import { CountryField } from './country-field.tsx';
import { type Country, useCountries } from './use-countries.ts';

type AddressFieldsProps = {
  /** The path of the address in the input. */
  name: string;
  value: AddressPlace;
  onChange: (changes: Partial<AddressPlace>) => void;
  /** Whether it must be complete; otherwise it may hold whatever is known. */
  isComplete?: boolean;
};

/** The fields of a place. What its country needs is marked, once the country is chosen. */
export function AddressFields({ name, value, onChange, isComplete }: AddressFieldsProps) {
  const countries = useCountries();
  const country = countries.get(value.countryCode);
  const needs = (part: Country['requires'][number]) => isComplete && country?.requires.includes(part);
  // What the browser would fill in is the address of the person at the desk.
  const common = { autoComplete: 'off' } as const;
  const regions = country?.regions ?? [];

  function moveTo(countryCode: string) {
    const isKnown = countries.get(countryCode)?.regions.some(({ code }) => code === value.region);
    onChange({ countryCode, ...(regions.length > 0 && !isKnown && { region: '' }) });
  }

  return (
    <>
      <CountryField
        name={`${name}.countryCode`}
        countries={countries}
        value={value.countryCode}
        onChange={moveTo}
        isRequired={isComplete}
      />
      <TextField
        name={`${name}.line1`}
        label="Street and number"
        value={value.line1}
        onChange={line1 => onChange({ line1 })}
        isRequired={needs('LINE1')}
        maxLength={200}
        {...common}
      />
      <TextField
        name={`${name}.line2`}
        label="Floor, building"
        value={value.line2}
        onChange={line2 => onChange({ line2 })}
        maxLength={200}
        {...common}
      />
      <FormRow>
        <TextField
          name={`${name}.postalCode`}
          label="Postal code"
          description={country?.postalCodeExample ? `Such as ${country.postalCodeExample}.` : undefined}
          value={value.postalCode}
          onChange={postalCode => onChange({ postalCode })}
          isRequired={needs('POSTAL_CODE')}
          maxLength={20}
          {...common}
        />
        <TextField
          name={`${name}.city`}
          label="City"
          value={value.city}
          onChange={city => onChange({ city })}
          isRequired={needs('CITY')}
          maxLength={100}
          {...common}
        />
      </FormRow>
      {regions.length > 0 ? (
        <SelectField
          name={`${name}.region`}
          label="Region"
          options={regions.map(({ code, name }) => ({ id: code, label: name }))}
          value={value.region || null}
          onChange={region => onChange({ region })}
          isRequired={needs('REGION')}
        />
      ) : (
        <TextField
          name={`${name}.region`}
          label="Region"
          value={value.region}
          onChange={region => onChange({ region })}
          isRequired={needs('REGION')}
          maxLength={100}
          {...common}
        />
      )}
    </>
  );
}
