import { Minus, Plus } from 'lucide-react';
import { NumberField as AriaNumberField, Button, Group, Input } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import { useFormField } from '../form/form-context.ts';
import styles from './field.module.css';
import { fieldClass } from './field-class.ts';
import { FieldHelp, FieldLabel, type FieldProps } from './field-parts.tsx';

export type NumberFieldProps = FieldProps & {
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number;
  max?: number;
  step?: number;
  unit?: string;
  autoFocus?: boolean;
  formatOptions?: Intl.NumberFormatOptions;
};

/** For counts and settings. Amounts of money are decimals: MoneyField. */
export function NumberField(props: NumberFieldProps) {
  const { label, name, description, error: ownError, isRequired, isDisabled, hideLabel } = props;
  const { value, onChange, min, max, step, unit, autoFocus, formatOptions } = props;
  const { error, onEdit } = useFormField({ name, label, error: ownError });
  function change(next: number) {
    onEdit();
    onChange(Number.isNaN(next) ? null : next);
  }
  return (
    <AriaNumberField
      name={name}
      value={value ?? Number.NaN}
      onChange={change}
      minValue={min}
      maxValue={max}
      step={step}
      formatOptions={formatOptions}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isInvalid={!!error}
      autoFocus={autoFocus}
      validationBehavior="aria"
      className={fieldClass(hideLabel)}
    >
      <FieldLabel label={label} isRequired={isRequired} />
      <Group className={styles.group}>
        <Input className={classNames(styles.input, styles.number)} />
        {unit && <span className={styles.affix}>{unit}</span>}
        <Button slot="decrement" className={styles.stepper}>
          <Minus aria-hidden />
        </Button>
        <Button slot="increment" className={styles.stepper}>
          <Plus aria-hidden />
        </Button>
      </Group>
      <FieldHelp description={description} error={error} />
    </AriaNumberField>
  );
}
