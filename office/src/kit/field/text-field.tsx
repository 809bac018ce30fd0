import type { ReactNode, Ref } from 'react';
import { TextField as AriaTextField, Group, Input } from 'react-aria-components';
import { useFormField } from '../form/form-context.ts';
import styles from './field.module.css';
import { fieldClass } from './field-class.ts';
import { FieldHelp, FieldLabel, type FieldProps } from './field-parts.tsx';

export type TextFieldProps = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'email' | 'tel' | 'url' | 'password';
  placeholder?: string;
  autoComplete?: string;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel';
  maxLength?: number;
  autoFocus?: boolean;
  isReadOnly?: boolean;
  /** A sign or a button at the end of the box. */
  suffix?: ReactNode;
  inputRef?: Ref<HTMLInputElement>;
};

export function TextField(props: TextFieldProps) {
  const {
    label,
    description,
    error: ownError,
    hideLabel,
    onChange,
    placeholder,
    suffix,
    inputRef,
    ...rest
  } = props;
  const { error, onEdit } = useFormField({ name: rest.name, label, error: ownError });
  const input = <Input ref={inputRef} className={styles.input} placeholder={placeholder} />;
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
      {suffix ? (
        <Group className={styles.group}>
          {input}
          {suffix}
        </Group>
      ) : (
        input
      )}
      <FieldHelp description={description} error={error} />
    </AriaTextField>
  );
}
