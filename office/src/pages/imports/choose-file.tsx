import { useState } from 'react';
import { SelectField } from '../../kit/field/select-field.tsx';
import { FileDrop } from '../../kit/file/file-drop.tsx';
import { Card } from '../../kit/page/card.tsx';
import type { ImportKind } from './import-kind-ids.ts';
import { importKinds } from './import-kinds.ts';
import styles from './imports.module.css';
import { useCheckFile } from './use-check-file.ts';

type ChooseFileProps = { kinds: readonly (typeof importKinds)[number][]; initial: ImportKind };

const maxBytes = 50 * 1024 * 1024;

/** The first step: a file, which is then checked without changing anything. */
export function ChooseFile({ kinds, initial }: ChooseFileProps) {
  const [kind, setKind] = useState<ImportKind>(initial);
  const { check, pending, problem } = useCheckFile();
  const { key, columns } = kinds.find(({ id }) => id === kind) ?? importKinds[0];
  return (
    <Card title="Import a file">
      <div className={styles.stack}>
        <SelectField
          label="What is in the file"
          options={kinds.map(({ id, label }) => ({ id, label }))}
          value={kind}
          onChange={setKind}
        />
        <FileDrop
          label="Drop a CSV file here"
          description={`A first line with the names of the columns: ${key}, and any of ${columns}. Commas or semicolons, as your spreadsheet writes it. First it is only checked.`}
          accept={['.csv', '.txt', '.tsv', 'text/csv', 'text/plain', 'text/tab-separated-values']}
          maxBytes={maxBytes}
          pending={pending}
          error={problem}
          onFiles={([file]) => {
            if (file) void check(kind, file);
          }}
        />
      </div>
    </Card>
  );
}
