import { DateRangeField } from '../../../kit/field/date-range-field.tsx';
import { dayPresets } from '../../../lib/list/days.ts';
import { daysParam, daysRange } from '../../../lib/list/days-range.ts';

type RangeFieldProps = { days: string; onChange: (days: string | undefined) => void };

export default function RangeField({ days, onChange }: RangeFieldProps) {
  return (
    <DateRangeField
      label="Days of the figures"
      hideLabel
      value={daysRange(days)}
      onChange={range => onChange(daysParam(range))}
      presets={dayPresets}
    />
  );
}
