import { classNames } from '../class-names.ts';
import { useFormField } from '../form/form-context.ts';
import date from './date.module.css';
import styles from './field.module.css';
import { fieldClass } from './field-class.ts';
import type { FieldProps } from './field-parts.tsx';
import { OwnHelp, OwnLabel, useFieldIds } from './own-field-parts.tsx';

export type DateFieldProps = FieldProps & {
  /** A calendar day such as "2026-11-26", or "" for none. */
  value: string;
  onChange: (value: string) => void;
  min?: string;
  max?: string;
};

/** One day. The browser's own field: it knows the locale, the keyboard, and the date wheels of phones. */
export function DateField(props: DateFieldProps) {
  const { label, name, description, error: ownError, isRequired, isDisabled, hideLabel } = props;
  const { value, onChange, min, max } = props;
  const { error, onEdit } = useFormField({ name, label, error: ownError });
  const ids = useFieldIds({ description, error });
  return (
    <div className={fieldClass(hideLabel)} data-invalid={error ? '' : undefined}>
      <OwnLabel ids={ids} label={label} isRequired={isRequired} />
      <input
        id={ids.control}
        type="date"
        name={name}
        value={value}
        min={min}
        max={max}
        disabled={isDisabled}
        required={isRequired}
        aria-invalid={error ? true : undefined}
        aria-describedby={ids.describedBy}
        className={classNames(styles.input, date.input)}
        onChange={({ target }) => {
          onEdit();
          onChange(target.value);
        }}
      />
      <OwnHelp ids={ids} description={description} error={error} />
    </div>
  );
}
