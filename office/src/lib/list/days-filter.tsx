import { DateRangeField } from '../../kit/field/date-range-field.tsx';
import { dayPresets } from './days.ts';
import { daysParam, daysRange } from './days-range.ts';

type DaysFilterProps = {
  label: string;
  /** What it says while no days are chosen. */
  anyText?: string;
  /** The days as the address holds them. */
  value: string | undefined;
  onChange: (days: string | undefined) => void;
};

/** The days that a list is limited to. */
export function DaysFilter({ label, anyText = 'Any time', value, onChange }: DaysFilterProps) {
  return (
    <DateRangeField
      label={label}
      hideLabel
      anyText={anyText}
      presets={dayPresets}
      value={daysRange(value)}
      onChange={range => onChange(daysParam(range))}
    />
  );
}
