import { parseDate } from '@internationalized/date';
import { CalendarDays } from 'lucide-react';
import { Button, DateInput, DatePicker, DateSegment, Dialog, Group, Popover } from 'react-aria-components';
import { useFormField } from '../form/form-context.ts';
import popover from '../popover/popover.module.css';
import { MonthCalendar } from './calendar.tsx';
import date from './date.module.css';
import styles from './field.module.css';
import { fieldClass } from './field-class.ts';
import { FieldHelp, FieldLabel, type FieldProps } from './field-parts.tsx';

export type DateFieldProps = FieldProps & {
  /** A calendar day such as "2026-11-26", or "" for none. */
  value: string;
  onChange: (value: string) => void;
  min?: string;
  max?: string;
};

export function DateField(props: DateFieldProps) {
  const { label, name, description, error: ownError, isRequired, isDisabled, hideLabel } = props;
  const { value, onChange, min, max } = props;
  const { error, onEdit } = useFormField({ name, label, error: ownError });
  return (
    <DatePicker
      name={name}
      value={value ? parseDate(value) : null}
      onChange={day => {
        onEdit();
        onChange(day?.toString() ?? '');
      }}
      minValue={min ? parseDate(min) : undefined}
      maxValue={max ? parseDate(max) : undefined}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isInvalid={!!error}
      validationBehavior="aria"
      className={fieldClass(hideLabel)}
    >
      <FieldLabel label={label} isRequired={isRequired} />
      <Group className={styles.group}>
        <DateInput className={date.input}>
          {segment => <DateSegment segment={segment} className={date.segment} />}
        </DateInput>
        <Button className={styles.stepper}>
          <CalendarDays aria-hidden />
        </Button>
      </Group>
      <FieldHelp description={description} error={error} />
      <Popover offset={4} className={popover.popover}>
        <Dialog className={popover.dialog}>
          <MonthCalendar />
        </Dialog>
      </Popover>
    </DatePicker>
  );
}
