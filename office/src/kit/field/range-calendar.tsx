import { parseDate } from '@internationalized/date';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button, CalendarCell, CalendarGrid, CalendarHeading, RangeCalendar } from 'react-aria-components';
import date from './date.module.css';
import styles from './field.module.css';

type Days = { from: string; to: string };

type RangeCalendarProps = {
  label: string;
  value: Days | undefined;
  max: string | undefined;
  onChange: (days: Days) => void;
};

/** A month in which two days are chosen. Heavy: it is loaded when somebody is about to open it. */
export default function RangeCalendarOfMonth({ label, value, max, onChange }: RangeCalendarProps) {
  return (
    <RangeCalendar
      aria-label={label}
      value={value ? { start: parseDate(value.from), end: parseDate(value.to) } : null}
      maxValue={max ? parseDate(max) : undefined}
      onChange={({ start, end }) => onChange({ from: start.toString(), to: end.toString() })}
      className={date.calendar}
    >
      <header className={date.monthHead}>
        <Button slot="previous" className={styles.stepper}>
          <ChevronLeft aria-hidden />
        </Button>
        <CalendarHeading className={date.monthName} />
        <Button slot="next" className={styles.stepper}>
          <ChevronRight aria-hidden />
        </Button>
      </header>
      <CalendarGrid className={date.grid}>
        {day => <CalendarCell date={day} className={date.day} />}
      </CalendarGrid>
    </RangeCalendar>
  );
}
