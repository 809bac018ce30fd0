import { useFormField } from '../form/form-context.ts';
import choice from './choice.module.css';
import { Choice } from './choice.tsx';
import styles from './field.module.css';
import { fieldClass } from './field-class.ts';
import type { FieldProps } from './field-parts.tsx';
import type { Option } from './option-list.tsx';
import { OwnHelp, OwnLabel, useFieldIds } from './own-field-parts.tsx';

export type RadioGroupFieldProps<Id extends string> = FieldProps & {
  options: readonly Option<Id>[];
  value: Id | null;
  onChange: (value: Id) => void;
};

export function RadioGroupField<Id extends string>(props: RadioGroupFieldProps<Id>) {
  const { label, name, description, error: ownError, isRequired, isDisabled, hideLabel } = props;
  const { error, onEdit } = useFormField({ name, label, error: ownError });
  const ids = useFieldIds({ description, error });
  function change(id: Id) {
    onEdit();
    props.onChange(id);
  }
  return (
    <div
      role="radiogroup"
      aria-labelledby={ids.label}
      aria-describedby={ids.describedBy}
      aria-required={isRequired || undefined}
      aria-invalid={error ? true : undefined}
      className={fieldClass(hideLabel)}
      data-invalid={error ? '' : undefined}
    >
      <OwnLabel ids={ids} label={label} isRequired={isRequired} isOfGroup />
      <div className={choice.options}>
        {props.options.map(option => (
          <Choice
            key={option.id}
            kind="radio"
            // Two groups of the same name on a page would be one.
            name={ids.base}
            value={option.id}
            isSelected={option.id === props.value}
            isDisabled={isDisabled || option.isDisabled}
            onChange={() => change(option.id)}
          >
            <span className={choice.text}>
              {option.label}
              {option.description && <span className={styles.description}>{option.description}</span>}
            </span>
          </Choice>
        ))}
      </div>
      <OwnHelp ids={ids} description={description} error={error} />
    </div>
  );
}
