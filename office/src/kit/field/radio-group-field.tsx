import { Radio, RadioGroup } from 'react-aria-components';
import { useFormField } from '../form/form-context.ts';
import choice from './choice.module.css';
import styles from './field.module.css';
import { fieldClass } from './field-class.ts';
import { FieldHelp, FieldLabel, type FieldProps } from './field-parts.tsx';
import type { Option } from './option-list.tsx';

export type RadioGroupFieldProps<Id extends string> = FieldProps & {
  options: readonly Option<Id>[];
  value: Id | null;
  onChange: (value: Id) => void;
};

export function RadioGroupField<Id extends string>(props: RadioGroupFieldProps<Id>) {
  const { label, name, description, error: ownError, isRequired, isDisabled, hideLabel } = props;
  const { error, onEdit } = useFormField({ name, label, error: ownError });
  function change(id: string) {
    const chosen = props.options.find(option => option.id === id);
    if (!chosen) return;
    onEdit();
    props.onChange(chosen.id);
  }
  return (
    <RadioGroup
      name={name}
      value={props.value}
      onChange={change}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isInvalid={!!error}
      validationBehavior="aria"
      className={fieldClass(hideLabel)}
    >
      <FieldLabel label={label} isRequired={isRequired} />
      <div className={choice.options}>
        {props.options.map(option => (
          <Radio key={option.id} value={option.id} isDisabled={option.isDisabled} className={choice.choice}>
            <span className={choice.dot} />
            <span className={choice.text}>
              {option.label}
              {option.description && <span className={styles.description}>{option.description}</span>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldHelp description={description} error={error} />
    </RadioGroup>
  );
}
