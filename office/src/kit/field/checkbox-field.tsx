import { useFormField } from '../form/form-context.ts';
import choice from './choice.module.css';
import { Choice } from './choice.tsx';
import styles from './field.module.css';
import type { FieldProps } from './field-parts.tsx';
import { OwnHelp, useFieldIds } from './own-field-parts.tsx';

export type CheckboxFieldProps = Omit<FieldProps, 'hideLabel'> & {
  value: boolean;
  onChange: (value: boolean) => void;
  isIndeterminate?: boolean;
};

export function CheckboxField(props: CheckboxFieldProps) {
  const { label, name, description, error: ownError, value, onChange } = props;
  const { error, onEdit } = useFormField({ name, label, error: ownError });
  const ids = useFieldIds({ description, error });
  function change(next: boolean) {
    onEdit();
    onChange(next);
  }
  return (
    <div className={styles.field} data-invalid={error ? '' : undefined}>
      <Choice
        kind="checkbox"
        name={name}
        isSelected={value}
        isMixed={props.isIndeterminate}
        isDisabled={props.isDisabled}
        isRequired={props.isRequired}
        isInvalid={!!error}
        aria-describedby={ids.describedBy}
        onChange={change}
      >
        {label}
      </Choice>
      <div className={choice.help}>
        <OwnHelp ids={ids} description={description} error={error} />
      </div>
    </div>
  );
}
