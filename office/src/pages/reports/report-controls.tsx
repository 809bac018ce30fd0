import { DateField } from '../../kit/field/date-field.tsx';
import { DateRangeField } from '../../kit/field/date-range-field.tsx';
import { SelectField } from '../../kit/field/select-field.tsx';
import { SwitchField } from '../../kit/field/switch-field.tsx';
import { statusText } from '../../lib/format/text.ts';
import { dayPresets } from '../../lib/list/days.ts';
import { daysParam, daysRange } from '../../lib/list/days-range.ts';
import type { Report, ReportChoice } from './report-types.ts';
import styles from './reports.module.css';
import { channels, intervals, type ReportSearch, rankings } from './routes.ts';

type ReportControlsProps = {
  offered: readonly Report[];
  report: Report;
  search: ReportSearch;
  choice: ReportChoice;
  days: string;
  today: string;
  onChange: (search: ReportSearch) => void;
};

const anyChannel = 'ANY';

export function ReportControls(props: ReportControlsProps) {
  const { offered, report, search, choice, days, today, onChange } = props;
  const has = (option: 'interval' | 'by' | 'channel') => report.options?.includes(option);
  return (
    <div className={styles.controls}>
      <SelectField
        label="Report"
        options={offered.map(({ id, label, description }) => ({ id, label, description }))}
        value={report.id}
        onChange={id => onChange({ report: id })}
      />
      {report.days === 'range' && (
        <DateRangeField
          label="Days"
          presets={dayPresets}
          value={daysRange(days)}
          onChange={range => onChange({ days: daysParam(range) })}
        />
      )}
      {report.days === 'day' && (
        <DateField
          label="Day"
          max={today}
          value={choice.day}
          onChange={day => onChange({ day: day || undefined })}
        />
      )}
      {has('interval') && (
        <SelectField
          label="By"
          options={intervals.map(id => ({ id, label: statusText(id) }))}
          value={choice.interval}
          onChange={interval => onChange({ interval })}
        />
      )}
      {has('by') && (
        <SelectField
          label="Rank by"
          options={rankings.map(id => ({ id, label: statusText(id) }))}
          value={choice.by}
          onChange={by => onChange({ by })}
        />
      )}
      {has('channel') && (
        <SelectField<(typeof channels)[number] | typeof anyChannel>
          label="Channel"
          options={[
            { id: anyChannel, label: 'All channels' },
            ...channels.map(id => ({ id, label: statusText(id) })),
          ]}
          value={choice.channel ?? anyChannel}
          onChange={channel => onChange({ channel: channel === anyChannel ? undefined : channel })}
        />
      )}
      {report.days === 'range' && (
        <SwitchField
          label="Compare with the days before"
          value={Boolean(search.compare)}
          onChange={compare => onChange({ compare: compare || undefined })}
        />
      )}
    </div>
  );
}
