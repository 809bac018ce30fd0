import { Section } from '../../kit/page/section.tsx';
import { PlainTable } from '../../kit/table/plain-table.tsx';
import type { ImportDetailsFragment } from './generated/graphql.ts';

type Preview = NonNullable<ImportDetailsFragment['preview']>;

/** The first rows as they were understood: whoever sees one column or strange letters knows what is wrong. */
export function ImportPreview({ preview }: { preview: Preview }) {
  return (
    <Section title="First rows as understood">
      <PlainTable<string[]>
        label="First rows"
        bounded
        columns={preview.columns.map((name, index) => ({
          id: `${index}.${name}`,
          header: name,
          render: row => row[index],
        }))}
        rows={preview.rows}
        getId={(_row, index) => String(index)}
      />
    </Section>
  );
}
