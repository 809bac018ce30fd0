import { DateField } from '../../kit/field/date-field.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { FormRow } from '../../kit/form/form-layout.tsx';
import { useCan } from '../../shell/session/session-context.ts';
import { AccountField } from './account-field.tsx';
import type { StaffValues } from './staff-values.ts';

type StaffFieldsProps = {
  values: StaffValues;
  onChange: <Name extends keyof StaffValues>(name: Name, value: StaffValues[Name]) => void;
};

export function StaffFields({ values, onChange }: StaffFieldsProps) {
  const can = useCan();
  return (
    <>
      <FormRow>
        <TextField
          name="name"
          label="Name"
          autoComplete="off"
          autoFocus
          isRequired
          value={values.name}
          onChange={name => onChange('name', name)}
        />
        <TextField
          name="jobTitle"
          label="Job title"
          value={values.jobTitle}
          onChange={jobTitle => onChange('jobTitle', jobTitle)}
        />
      </FormRow>
      <FormRow>
        <TextField
          name="email"
          label="Email"
          type="email"
          autoComplete="off"
          value={values.email}
          onChange={email => onChange('email', email)}
        />
        <TextField
          name="code"
          label="Code"
          description="On receipts and in reports. Leave it empty to get one."
          value={values.code}
          onChange={code => onChange('code', code)}
        />
      </FormRow>
      <FormRow>
        <DateField
          name="hiredOn"
          label="First day"
          value={values.hiredOn}
          onChange={hiredOn => onChange('hiredOn', hiredOn)}
        />
        {can('USERS_VIEW') && (
          <AccountField value={values.account} onChange={account => onChange('account', account)} />
        )}
      </FormRow>
    </>
  );
}
