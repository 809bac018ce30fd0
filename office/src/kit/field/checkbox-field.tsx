import { Check, Minus } from 'lucide-react';
import { CheckboxField as AriaCheckboxField, CheckboxButton } from 'react-aria-components';
import { useFormField } from '../form/form-context.ts';
import choice from './choice.module.css';
import styles from './field.module.css';
import { FieldHelp, type FieldProps } from './field-parts.tsx';

export type CheckboxFieldProps = Omit<FieldProps, 'hideLabel'> & {
  value: boolean;
  onChange: (value: boolean) => void;
  isIndeterminate?: boolean;
};

export function CheckboxField(props: CheckboxFieldProps) {
  const { label, name, description, error: ownError, value, onChange, ...rest } = props;
  const { error, onEdit } = useFormField({ name, label, error: ownError });
  function change(next: boolean) {
    onEdit();
    onChange(next);
  }
  return (
    <AriaCheckboxField
      {...rest}
      name={name}
      isSelected={value}
      onChange={change}
      isInvalid={!!error}
      validationBehavior="aria"
      className={styles.field}
    >
      <CheckboxButton className={choice.choice}>
        <span className={choice.box}>
          {rest.isIndeterminate ? <Minus aria-hidden /> : <Check aria-hidden />}
        </span>
        {label}
      </CheckboxButton>
      <div className={choice.help}>
        <FieldHelp description={description} error={error} />
      </div>
    </AriaCheckboxField>
  );
}
