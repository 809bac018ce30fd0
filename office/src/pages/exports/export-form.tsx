import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { DateRangeField } from '../../kit/field/date-range-field.tsx';
import { RadioGroupField } from '../../kit/field/radio-group-field.tsx';
import { SelectField } from '../../kit/field/select-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import { useAction } from '../../lib/graphql/use-action.ts';
import { dayPresets, daysInput } from '../../lib/list/days.ts';
import { daysParam, daysRange } from '../../lib/list/days-range.ts';
import { useCan } from '../../shell/session/session-context.ts';
import type { ShownExport } from './export-progress.tsx';
import {
  type ExportReport,
  exportReport,
  exportReports,
  formatLabels,
  tableFormats,
} from './export-reports.ts';
import { type CreateExportInput, ExportCreateDocument } from './generated/graphql.ts';

export type ExportFormProps = {
  /** Where it is asked for from the page of one report; else the reader chooses. */
  report?: ExportReport;
  /** The days that the page shows, as its address holds them. */
  days?: string;
  /** Further options of the report, as the page has them. */
  options?: Pick<CreateExportInput, 'interval' | 'by' | 'channel' | 'minTotal'>;
  onCreated: (created: ShownExport) => void;
};

export function ExportForm({ report: fixed, days: daysAtFirst, options, onCreated }: ExportFormProps) {
  const can = useCan();
  const offered = exportReports.filter(({ needs }) => needs.every(permission => can(permission)));
  const [report, setReport] = useState<ExportReport>(fixed ?? offered[0]?.id ?? 'MY_DATA');
  const kind = exportReport(report);
  const [days, setDays] = useState(daysAtFirst ?? (kind?.days === 'required' ? 'LAST_30_DAYS' : undefined));
  const [chosenFormat, setFormat] = useState<CreateExportInput['format']>('CSV');
  const formats = kind?.formats ?? tableFormats;
  const format = formats.includes(chosenFormat) ? chosenFormat : (formats[0] ?? 'CSV');
  const creating = useAction(ExportCreateDocument, answer => answer.createExport);

  function choose(next: ExportReport) {
    setReport(next);
    if (exportReport(next)?.days === 'required') setDays(days ?? 'LAST_30_DAYS');
  }
  async function submit() {
    const range = kind?.days === 'none' ? undefined : daysInput(days);
    const answer = await creating.run({ input: { report, format, range, ...options } });
    if (answer?.export) onCreated(answer.export);
  }

  return (
    <Form
      aria-label="Export"
      userErrors={creating.userErrors}
      failure={creating.failure}
      onSubmit={() => void submit()}
    >
      {fixed ? (
        <p>
          {kind?.label}: {kind?.description}
        </p>
      ) : (
        <SelectField
          label="What"
          name="report"
          options={offered.map(({ id, label, description }) => ({ id, label, description }))}
          value={report}
          onChange={choose}
        />
      )}
      {kind?.days !== 'none' && (
        <DateRangeField
          label="Days"
          presets={dayPresets}
          anyText={kind?.days === 'optional' ? 'All time' : undefined}
          value={daysRange(days)}
          onChange={range => setDays(daysParam(range))}
        />
      )}
      <RadioGroupField
        label="Format"
        name="format"
        options={formats.map(id => ({ id, label: formatLabels[id] }))}
        value={format}
        onChange={setFormat}
      />
      <FormActions>
        <Button
          type="submit"
          variant="primary"
          pending={creating.pending}
          pendingLabel="Starting the export…"
        >
          Export
        </Button>
      </FormActions>
    </Form>
  );
}
