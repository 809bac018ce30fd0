import { TextField as AriaTextField, TextArea } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import { useFormField } from '../form/form-context.ts';
import styles from './field.module.css';
import { fieldClass } from './field-class.ts';
import { FieldHelp, FieldLabel, type FieldProps } from './field-parts.tsx';

export type TextAreaFieldProps = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  placeholder?: string;
  maxLength?: number;
  autoFocus?: boolean;
};

export function TextAreaField(props: TextAreaFieldProps) {
  const { label, description, error: ownError, hideLabel, onChange, rows = 3, placeholder, ...rest } = props;
  const { error, onEdit } = useFormField({ name: rest.name, label, error: ownError });
  function change(value: string) {
    onEdit();
    onChange(value);
  }
  return (
    <AriaTextField
      {...rest}
      validationBehavior="aria"
      isInvalid={!!error}
      onChange={change}
      className={fieldClass(hideLabel)}
    >
      <FieldLabel label={label} isRequired={rest.isRequired} />
      <TextArea rows={rows} placeholder={placeholder} className={classNames(styles.input, styles.area)} />
      <FieldHelp description={description} error={error} />
    </AriaTextField>
  );
}
