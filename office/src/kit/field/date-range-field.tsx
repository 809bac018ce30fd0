import { CalendarDays, ChevronDown } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Button, Dialog, DialogTrigger, Label, Popover } from 'react-aria-components';
import { formatDayRange } from '../../lib/format/dates.ts';
import { classNames } from '../class-names.ts';
import popover from '../popover/popover.module.css';
import { useStore } from '../provider/store-context.ts';
import date from './date.module.css';
import styles from './field.module.css';
import { fieldClass } from './field-class.ts';

const loadCalendar = () => import('./range-calendar.tsx');
const RangeCalendar = lazy(loadCalendar);

/** Either a preset that moves with the days, or two days. */
export type DateRange = { preset: string } | { from: string; to: string };

export type DateRangeFieldProps = {
  label: string;
  hideLabel?: boolean;
  value: DateRange | null;
  onChange: (value: DateRange | null) => void;
  /** Such as { id: 'LAST_7_DAYS', label: 'Last 7 days' }. */
  presets: readonly { id: string; label: string }[];
  /** Shown when there is no range; the range can then also be cleared. */
  anyText?: string;
  max?: string;
};

export function DateRangeField({
  label,
  hideLabel,
  value,
  onChange,
  presets,
  anyText,
  max,
}: DateRangeFieldProps) {
  const { locale } = useStore();
  const preset = value && 'preset' in value ? value.preset : undefined;
  const days = value && 'from' in value ? value : undefined;
  const presetLabel = presets.find(each => each.id === preset)?.label;
  const shown = days
    ? formatDayRange(days.from, days.to, locale)
    : (presetLabel ?? anyText ?? 'Choose days…');
  return (
    <div className={fieldClass(hideLabel)}>
      {/* Labels the button through its text: a button has no field label of its own. */}
      <Label elementType="span" className={styles.label}>
        {label}
      </Label>
      <DialogTrigger>
        <Button
          className={styles.trigger}
          aria-label={`${label}: ${shown}`}
          onHoverStart={() => void loadCalendar()}
          onFocus={() => void loadCalendar()}
        >
          <CalendarDays aria-hidden />
          <span className={styles.triggerValue}>{shown}</span>
          <ChevronDown aria-hidden />
        </Button>
        <Popover placement="bottom start" offset={4} className={popover.popover}>
          <Dialog aria-label={label} className={date.range}>
            {({ close }) => {
              function choose(range: DateRange | null) {
                onChange(range);
                close();
              }
              return (
                <>
                  <div className={date.presets}>
                    {anyText && (
                      <PresetButton label={anyText} isChosen={value === null} onPress={() => choose(null)} />
                    )}
                    {presets.map(each => (
                      <PresetButton
                        key={each.id}
                        label={each.label}
                        isChosen={each.id === preset}
                        onPress={() => choose({ preset: each.id })}
                      />
                    ))}
                  </div>
                  <Suspense fallback={<div className={date.calendarPlace} />}>
                    <RangeCalendar label={`${label}, from and to`} value={days} max={max} onChange={choose} />
                  </Suspense>
                </>
              );
            }}
          </Dialog>
        </Popover>
      </DialogTrigger>
    </div>
  );
}

type PresetButtonProps = { label: string; isChosen: boolean; onPress: () => void };

function PresetButton({ label, isChosen, onPress }: PresetButtonProps) {
  return (
    <Button
      className={classNames(date.preset, isChosen && date.chosen)}
      aria-pressed={isChosen}
      onPress={onPress}
    >
      {label}
    </Button>
  );
}
