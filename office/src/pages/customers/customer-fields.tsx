import { CheckboxField } from '../../kit/field/checkbox-field.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { FormGroup, FormRow } from '../../kit/form/form-layout.tsx';
import { AddressFields } from '../../shell/address/address-fields.tsx';
import { type CustomerValues, customerFields } from './customer-values.ts';

type CustomerFieldsProps = {
  value: CustomerValues;
  onChange: <Name extends keyof CustomerValues>(name: Name, value: string) => void;
  codeHint: string;
};

export function CustomerFields({ value, onChange, codeHint }: CustomerFieldsProps) {
  const field = (name: keyof CustomerValues, more: Partial<Parameters<typeof TextField>[0]> = {}) => {
    const { path, label } = customerFields.find(each => each.name === name)!;
    return (
      <TextField
        name={path}
        label={label}
        value={value[name]}
        onChange={text => onChange(name, text)}
        // The browser knows the address of the person at the desk, not of the customer.
        autoComplete="off"
        {...more}
      />
    );
  };
  return (
    <>
      {field('name', { isRequired: true, autoFocus: true, description: 'Of the person or the company.' })}
      <FormRow>
        {field('contactName')}
        {field('code', { description: codeHint })}
      </FormRow>
      <FormRow>
        {field('email', { type: 'email' })}
        {field('phone', { type: 'tel' })}
      </FormRow>
      <AddressFields
        name="address"
        value={value}
        onChange={changes => {
          for (const [part, text] of Object.entries(changes)) onChange(part as keyof CustomerValues, text);
        }}
      />
      <FormGroup title="Tax">
        {field('taxId', { description: 'Of a business, such as DE136695976.', maxLength: 30 })}
        <CheckboxField
          name="taxExempt"
          label="Pays no tax"
          value={value.taxExempt === 'yes'}
          onChange={isExempt => onChange('taxExempt', isExempt ? 'yes' : '')}
        />
        {value.taxExempt === 'yes' &&
          field('taxExemptionReason', { description: 'As invoices are to say it.', maxLength: 200 })}
      </FormGroup>
    </>
  );
}
