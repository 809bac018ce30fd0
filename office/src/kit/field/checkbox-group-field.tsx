import { useFormField } from '../form/form-context.ts';
import choice from './choice.module.css';
import { Choice } from './choice.tsx';
import styles from './field.module.css';
import { fieldClass } from './field-class.ts';
import type { FieldProps } from './field-parts.tsx';
import type { Option } from './option-list.tsx';
import { OwnHelp, OwnLabel, useFieldIds } from './own-field-parts.tsx';

export type CheckboxGroupFieldProps<Id extends string> = FieldProps & {
  options: readonly Option<Id>[];
  value: readonly Id[];
  onChange: (value: Id[]) => void;
};

/** Several of a few, all in sight; an option that cannot be chosen says why in its description. */
export function CheckboxGroupField<Id extends string>(props: CheckboxGroupFieldProps<Id>) {
  const {
    label,
    name,
    description,
    error: ownError,
    isRequired,
    isDisabled,
    hideLabel,
    options,
    value,
  } = props;
  const { error, onEdit } = useFormField({ name, label, error: ownError });
  const ids = useFieldIds({ description, error });
  function change(id: Id, isSelected: boolean) {
    onEdit();
    // In the order of the options, however they were chosen.
    props.onChange(
      options.map(option => option.id).filter(each => (each === id ? isSelected : value.includes(each))),
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: the legend of a field set cannot be placed like other labels.
    <div
      role="group"
      aria-labelledby={ids.label}
      aria-describedby={ids.describedBy}
      className={fieldClass(hideLabel)}
      data-invalid={error ? '' : undefined}
    >
      <OwnLabel ids={ids} label={label} isRequired={isRequired} isOfGroup />
      <div className={choice.options}>
        {options.map(option => (
          <Choice
            key={option.id}
            kind="checkbox"
            name={name}
            value={option.id}
            isSelected={value.includes(option.id)}
            isDisabled={isDisabled || option.isDisabled}
            isInvalid={!!error}
            onChange={isSelected => change(option.id, isSelected)}
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
