import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import styles from './field.module.css';

/** What every field has. */
export type FieldProps = {
  label: string;
  /** The path of the input field in the mutation, such as "price" or "lines.0.quantity": errors of the API find their field by it. */
  name?: string;
  description?: ReactNode;
  error?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  /** In a toolbar or a table the label is for screen readers only. */
  hideLabel?: boolean;
};

type LabelTextProps = { label: string; isRequired?: boolean };

/** What a label says. Controls announce by themselves that they are required. */
export function LabelText({ label, isRequired }: LabelTextProps) {
  return (
    <>
      {label}
      {isRequired && (
        <span aria-hidden className={styles.required}>
          {' '}
          *
        </span>
      )}
    </>
  );
}

/** The label of a control of the library. */
export function FieldLabel(props: LabelTextProps) {
  return (
    <Label className={styles.label}>
      <LabelText {...props} />
    </Label>
  );
}

export function FieldHelp({ description, error }: { description?: ReactNode; error?: string }) {
  return (
    <>
      {description && (
        <Text slot="description" className={styles.description}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error}>{error}</FieldError>
    </>
  );
}
