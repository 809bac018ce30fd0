import { TextField } from '../../kit/field/text-field.tsx';
import { FormRow } from '../../kit/form/form-layout.tsx';
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
      {field('street')}
      <FormRow>
        {field('postalCode')}
        {field('city')}
      </FormRow>
      <FormRow>
        {field('region')}
        {field('country')}
      </FormRow>
    </>
  );
}
