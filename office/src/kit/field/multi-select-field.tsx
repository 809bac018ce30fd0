import { ChevronDown } from 'lucide-react';
import { Button, Popover, Select, SelectValue } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import { useFormField } from '../form/form-context.ts';
import popover from '../popover/popover.module.css';
import styles from './field.module.css';
import { fieldClass } from './field-class.ts';
import { FieldHelp, FieldLabel, type FieldProps } from './field-parts.tsx';
import { type Option, OptionList } from './option-list.tsx';

export type MultiSelectFieldProps<Id extends string> = FieldProps & {
  options: readonly Option<Id>[];
  value: readonly Id[];
  onChange: (value: Id[]) => void;
  placeholder?: string;
};

export function MultiSelectField<Id extends string>(props: MultiSelectFieldProps<Id>) {
  const { label, name, description, error: ownError, isRequired, isDisabled, hideLabel } = props;
  const { options, value, onChange, placeholder = 'Any' } = props;
  const { error, onEdit } = useFormField({ name, label, error: ownError });
  const chosen = options.filter(option => value.includes(option.id));
  const shown = chosen.length > 2 ? `${chosen.length} chosen` : chosen.map(option => option.label).join(', ');
  return (
    <Select
      name={name}
      selectionMode="multiple"
      value={value}
      onChange={keys => {
        onEdit();
        onChange(options.filter(option => keys.includes(option.id)).map(option => option.id));
      }}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isInvalid={!!error}
      validationBehavior="aria"
      className={fieldClass(hideLabel)}
    >
      <FieldLabel label={label} isRequired={isRequired} />
      <Button className={styles.trigger}>
        <SelectValue className={styles.triggerValue}>{shown || placeholder}</SelectValue>
        <ChevronDown aria-hidden />
      </Button>
      <FieldHelp description={description} error={error} />
      <Popover offset={4} className={classNames(popover.popover, popover.list)}>
        <OptionList options={options} />
      </Popover>
    </Select>
  );
}
