import { Change } from '../../kit/display/change.tsx';
import { CardGrid } from '../../kit/page/card-grid.tsx';
import { Stat } from '../../kit/page/stat.tsx';
import type { ReportColumn, ReportRow } from './report-types.ts';
import { ReportValue } from './report-value.tsx';

type ReportFiguresProps = {
  columns: readonly ReportColumn[];
  row: ReportRow | undefined;
  before: ReportRow | undefined;
};

export function ReportFigures({ columns, row, before }: ReportFiguresProps) {
  return (
    <CardGrid>
      {columns.map(({ id, header, kind, goodDirection }) => {
        const value = row?.cells[id];
        const previous = before?.cells[id];
        return (
          <Stat
            key={id}
            label={header}
            loading={!row}
            figure={<ReportValue kind={kind} value={value} />}
            comparison={
              value != null &&
              previous != null && (
                <>
                  <Change current={value} previous={previous} goodDirection={goodDirection} />
                  <span>
                    before: <ReportValue kind={kind} value={previous} />
                  </span>
                </>
              )
            }
          />
        );
      })}
    </CardGrid>
  );
}
