import { DateTime } from '../../kit/display/date-time.tsx';
import { Day } from '../../kit/display/day.tsx';
import { Money } from '../../kit/display/money.tsx';
import { Quantity } from '../../kit/display/quantity.tsx';
import type { CellKind, CellValue } from './report-types.ts';

/** One value of a report, as its column says. */
export function ReportValue({ kind, value }: { kind: CellKind; value: CellValue }) {
  const text = value == null ? null : String(value);
  switch (kind) {
    case 'money':
      return <Money amount={text} />;
    case 'count':
      return <Quantity value={value} />;
    case 'day':
      return <Day value={text} />;
    case 'time':
      return <DateTime value={text} />;
    default:
      return text;
  }
}
