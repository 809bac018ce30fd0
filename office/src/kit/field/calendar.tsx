import { ChevronLeft, ChevronRight } from 'lucide-react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarHeading,
  type DateValue,
  RangeCalendar,
  type RangeCalendarProps,
} from 'react-aria-components';
import date from './date.module.css';
import styles from './field.module.css';

/** The calendar of a date picker, which gives it its value. */
export function MonthCalendar() {
  return (
    <Calendar className={date.calendar}>
      <Month />
    </Calendar>
  );
}

export function MonthRangeCalendar(props: RangeCalendarProps<DateValue>) {
  return (
    <RangeCalendar {...props} className={date.calendar}>
      <Month />
    </RangeCalendar>
  );
}

function Month() {
  return (
    <>
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
    </>
  );
}
