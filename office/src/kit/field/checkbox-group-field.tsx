import { Check } from 'lucide-react';
import { CheckboxField as AriaCheckboxField, CheckboxButton, CheckboxGroup } from 'react-aria-components';
import { useFormField } from '../form/form-context.ts';
import choice from './choice.module.css';
import styles from './field.module.css';
import { fieldClass } from './field-class.ts';
import { FieldHelp, FieldLabel, type FieldProps } from './field-parts.tsx';
import type { Option } from './option-list.tsx';

export type CheckboxGroupFieldProps<Id extends string> = FieldProps & {
  options: readonly Option<Id>[];
  value: readonly Id[];
  onChange: (value: Id[]) => void;
};

/** Several of a few, all in sight; an option that cannot be chosen says why in its description. */
export function CheckboxGroupField<Id extends string>(props: CheckboxGroupFieldProps<Id>) {
  const { label, name, description, error: ownError, isRequired, isDisabled, hideLabel } = props;
  const { error, onEdit } = useFormField({ name, label, error: ownError });
  function change(ids: string[]) {
    onEdit();
    props.onChange(props.options.filter(option => ids.includes(option.id)).map(option => option.id));
  }
  return (
    <CheckboxGroup
      name={name}
      value={[...props.value]}
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
          <AriaCheckboxField key={option.id} value={option.id} isDisabled={option.isDisabled}>
            <CheckboxButton className={choice.choice}>
              <span className={choice.box}>
                <Check aria-hidden />
              </span>
              <span className={choice.text}>
                {option.label}
                {option.description && <span className={styles.description}>{option.description}</span>}
              </span>
            </CheckboxButton>
          </AriaCheckboxField>
        ))}
      </div>
      <FieldHelp description={description} error={error} />
    </CheckboxGroup>
  );
}
