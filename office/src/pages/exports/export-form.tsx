import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { DateRangeField } from '../../kit/field/date-range-field.tsx';
import { RadioGroupField } from '../../kit/field/radio-group-field.tsx';
import { SelectField } from '../../kit/field/select-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { dayPresets, daysInput } from '../../lib/list/days.ts';
import { daysParam, daysRange } from '../../lib/list/days-range.ts';
import { type Counted, totalText } from '../../lib/list/total-text.ts';
import { useCan } from '../../shell/session/session-context.ts';
import type { ShownExport } from './export-progress.tsx';
import {
  type ExportedList,
  type ExportReport,
  exportReport,
  exportReports,
  formatLabels,
  tableFormats,
} from './export-reports.ts';
import {
  type CreateExportInput,
  ExportCreateDocument,
  type ExportFilterInput,
  type ExportSortInput,
} from './generated/graphql.ts';

/** A list as its page shows it. */
export type ListInFile = {
  [Name in ExportedList]: {
    readonly name: Name;
    readonly filter: ExportFilterInput[Name];
    readonly sort: ExportSortInput[Name];
    /** How many entries it has; undefined while that is not known. */
    readonly count: Counted | undefined;
  };
}[ExportedList];

export type ExportFormProps = {
  /** Where it is asked for from the page of one report; else the reader chooses. */
  report?: ExportReport;
  /** Where it is asked for from a list, which says what is in the file. */
  list?: ListInFile;
  /** The days that the page shows, as its address holds them. */
  days?: string;
  /** Further options of the report, as the page has them. */
  options?: Pick<CreateExportInput, 'interval' | 'by' | 'channel' | 'minTotal'>;
  onCreated: (created: ShownExport) => void;
};

export function ExportForm(props: ExportFormProps) {
  const { report: fixed, list, days: daysAtFirst, options, onCreated } = props;
  const can = useCan();
  const offered = exportReports.filter(
    kind => kind.needs.every(permission => can(permission)) && (!list || kind.list === list.name),
  );
  const [report, setReport] = useState<ExportReport>(fixed ?? offered[0]?.id ?? 'MY_DATA');
  const kind = exportReport(report);
  const [days, setDays] = useState(daysAtFirst ?? (kind?.days === 'required' ? 'LAST_30_DAYS' : undefined));
  const [chosenFormat, setFormat] = useState<CreateExportInput['format']>('CSV');
  const formats = kind?.formats ?? tableFormats;
  const format = formats.includes(chosenFormat) ? chosenFormat : (formats[0] ?? 'CSV');
  const hasDays = kind?.days !== 'none' && !list;
  const creating = useAction(ExportCreateDocument, answer => answer.createExport);

  function choose(next: ExportReport) {
    setReport(next);
    if (exportReport(next)?.days === 'required') setDays(days ?? 'LAST_30_DAYS');
  }
  async function submit() {
    const range = hasDays ? daysInput(days) : undefined;
    const shown = list && {
      filter: { [list.name]: list.filter },
      sort: list.sort && { [list.name]: list.sort },
    };
    const answer = await creating.run({ input: { report, format, range, ...options, ...shown } });
    if (answer?.export) onCreated(answer.export);
  }

  return (
    <Form
      aria-label="Export"
      userErrors={creating.userErrors}
      failure={creating.failure}
      onSubmit={() => void submit()}
    >
      {list && <ListContents count={list.count} />}
      {fixed || offered.length === 1 ? (
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
      {hasDays && (
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

function ListContents({ count }: { count: Counted | undefined }) {
  const { locale } = useStore();
  return count === undefined ? (
    <p>The file holds the list as it is filtered and sorted here.</p>
  ) : (
    <p>
      The file holds what is filtered here: {totalText(count, locale)}{' '}
      {count.totalCount === 1 ? 'entry' : 'entries'}, in the order of the list.
    </p>
  );
}
