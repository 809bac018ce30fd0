import { ChevronDown } from 'lucide-react';
import { Button, Popover, Select, SelectValue } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import { useFormField } from '../form/form-context.ts';
import popover from '../popover/popover.module.css';
import styles from './field.module.css';
import { fieldClass } from './field-class.ts';
import { FieldHelp, FieldLabel, type FieldProps } from './field-parts.tsx';
import { type Option, OptionList } from './option-list.tsx';

export type SelectFieldProps<Id extends string> = FieldProps & {
  options: readonly Option<Id>[];
  value: Id | null;
  onChange: (value: Id) => void;
  placeholder?: string;
};

export function SelectField<Id extends string>(props: SelectFieldProps<Id>) {
  const { label, name, description, error: ownError, isRequired, isDisabled, hideLabel } = props;
  const { options, value, onChange, placeholder = 'Choose…' } = props;
  const { error, onEdit } = useFormField({ name, label, error: ownError });
  const shown = options.find(option => option.id === value)?.label ?? placeholder;
  return (
    <Select
      name={name}
      value={value}
      onChange={key => {
        const chosen = options.find(option => option.id === key);
        if (!chosen) return;
        onEdit();
        onChange(chosen.id);
      }}
      placeholder={placeholder}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isInvalid={!!error}
      validationBehavior="aria"
      className={fieldClass(hideLabel)}
    >
      <FieldLabel label={label} isRequired={isRequired} />
      <Button className={styles.trigger}>
        {/* Its own content would repeat the whole option, with its check mark. */}
        <SelectValue className={styles.triggerValue}>{shown}</SelectValue>
        <ChevronDown aria-hidden />
      </Button>
      <FieldHelp description={description} error={error} />
      <Popover offset={4} className={classNames(popover.popover, popover.list)}>
        <OptionList options={options} />
      </Popover>
    </Select>
  );
}
