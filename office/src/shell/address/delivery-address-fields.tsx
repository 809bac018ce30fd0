import { TextField } from '../../kit/field/text-field.tsx';
import { FormRow } from '../../kit/form/form-layout.tsx';
import { AddressFields } from './address-fields.tsx';
import type { AddressValues } from './address-values.ts';

type DeliveryAddressFieldsProps = {
  /** The path of the address in the input. */
  name: string;
  value: AddressValues;
  onChange: (changes: Partial<AddressValues>) => void;
  /** Whether there must be an address. */
  isRequired?: boolean;
};

/** An address to send something to: who gets it, and where. */
export function DeliveryAddressFields({ name, value, onChange, isRequired }: DeliveryAddressFieldsProps) {
  const field = (part: 'recipient' | 'company' | 'phone', label: string, description?: string) => (
    <TextField
      name={`${name}.${part}`}
      label={label}
      description={description}
      value={value[part]}
      onChange={text => onChange({ [part]: text })}
      maxLength={part === 'phone' ? 40 : 200}
      autoComplete="off"
    />
  );
  return (
    <>
      <FormRow>
        {field('recipient', 'Recipient', 'The customer when empty.')}
        {field('company', 'Company')}
      </FormRow>
      <AddressFields name={name} value={value} onChange={onChange} isComplete={isRequired} />
      {field('phone', 'Phone for the delivery')}
    </>
  );
}
