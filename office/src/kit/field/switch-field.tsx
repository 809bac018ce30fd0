import { SwitchField as AriaSwitchField, SwitchButton } from 'react-aria-components';
import { useFormField } from '../form/form-context.ts';
import choice from './choice.module.css';
import styles from './field.module.css';
import { FieldHelp, type FieldProps } from './field-parts.tsx';

export type SwitchFieldProps = Omit<FieldProps, 'hideLabel' | 'isRequired'> & {
  value: boolean;
  onChange: (value: boolean) => void;
};

/** For what takes effect at once. In a form that is sent, take a checkbox. */
export function SwitchField(props: SwitchFieldProps) {
  const { label, name, description, error: ownError, value, onChange, isDisabled } = props;
  const { error, onEdit } = useFormField({ name, label, error: ownError });
  function change(next: boolean) {
    onEdit();
    onChange(next);
  }
  return (
    <AriaSwitchField
      name={name}
      isSelected={value}
      onChange={change}
      isDisabled={isDisabled}
      isInvalid={!!error}
      validationBehavior="aria"
      className={styles.field}
    >
      <SwitchButton className={choice.choice}>
        <span className={choice.track} />
        {label}
      </SwitchButton>
      <div className={choice.switchHelp}>
        <FieldHelp description={description} error={error} />
      </div>
    </AriaSwitchField>
  );
}
