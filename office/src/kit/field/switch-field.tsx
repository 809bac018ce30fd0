import { useFormField } from '../form/form-context.ts';
import choice from './choice.module.css';
import { Choice } from './choice.tsx';
import styles from './field.module.css';
import type { FieldProps } from './field-parts.tsx';
import { OwnHelp, useFieldIds } from './own-field-parts.tsx';

export type SwitchFieldProps = Omit<FieldProps, 'hideLabel' | 'isRequired'> & {
  value: boolean;
  onChange: (value: boolean) => void;
};

/** For what takes effect at once. In a form that is sent, take a checkbox. */
export function SwitchField(props: SwitchFieldProps) {
  const { label, name, description, error: ownError, value, onChange, isDisabled } = props;
  const { error, onEdit } = useFormField({ name, label, error: ownError });
  const ids = useFieldIds({ description, error });
  function change(next: boolean) {
    onEdit();
    onChange(next);
  }
  return (
    <div className={styles.field} data-invalid={error ? '' : undefined}>
      <Choice
        kind="switch"
        name={name}
        isSelected={value}
        isDisabled={isDisabled}
        isInvalid={!!error}
        aria-describedby={ids.describedBy}
        onChange={change}
      >
        {label}
      </Choice>
      <div className={choice.switchHelp}>
        <OwnHelp ids={ids} description={description} error={error} />
      </div>
    </div>
  );
}
