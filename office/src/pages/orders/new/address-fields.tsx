import { TextField } from '../../../kit/field/text-field.tsx';
import { FormRow } from '../../../kit/form/form-layout.tsx';
import type { NewOrderAddress } from './new-order.ts';

type AddressFieldsProps = {
  /** The path of the address in the input. */
  name: string;
  value: NewOrderAddress;
  onChange: (value: NewOrderAddress) => void;
};

export function AddressFields({ name, value, onChange }: AddressFieldsProps) {
  const field = (part: keyof NewOrderAddress, label: string) => (
    <TextField
      name={`${name}.${part}`}
      label={label}
      value={value[part]}
      onChange={text => onChange({ ...value, [part]: text })}
      // What the browser would fill in is the address of the person at the counter.
      autoComplete="off"
    />
  );
  return (
    <>
      {field('street', 'Street')}
      <FormRow>
        {field('postalCode', 'Postal code')}
        {field('city', 'City')}
      </FormRow>
      <FormRow>
        {field('region', 'Region')}
        {field('country', 'Country')}
      </FormRow>
    </>
  );
}
