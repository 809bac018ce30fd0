import { Section } from '../../kit/page/section.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { PlainTable } from '../../kit/table/plain-table.tsx';
import { countText } from '../../lib/format/text.ts';
import type { ImportPageQuery } from './generated/graphql.ts';

type Found = NonNullable<ImportPageQuery['import']>;
type Problem = Found['problems']['nodes'][number];

/** What is wrong in the file, by row. */
export function ImportProblems({ found }: { found: Found }) {
  const { locale } = useStore();
  const { nodes } = found.problems;
  if (nodes.length === 0) return null;
  const all = countText(found.problemCount, 'problem', 'problems', locale);
  return (
    <Section
      title={all}
      text={
        found.problemCount > nodes.length
          ? `The first ${nodes.length} of them, by row of the file.`
          : undefined
      }
    >
      <PlainTable<Problem>
        label="Problems by row"
        columns={[
          { id: 'row', header: 'Row', align: 'end', render: ({ row }) => row },
          { id: 'column', header: 'Column', render: ({ column }) => column },
          { id: 'value', header: 'Value', render: ({ value }) => value },
          { id: 'reason', header: 'What is wrong', render: ({ reason }) => reason },
        ]}
        rows={nodes}
        getId={({ row, column }, index) => `${row}.${column}.${index}`}
      />
    </Section>
  );
}
