import { Upload } from 'lucide-react';
import { useState } from 'react';
import { DropZone, FileTrigger, isFileDropItem, Text } from 'react-aria-components';
import { Button } from '../button/button.tsx';
import { useFormField } from '../form/form-context.ts';
import { useStore } from '../provider/store-context.ts';
import { checkFiles, type FileLimits } from './check-files.ts';
import styles from './file-drop.module.css';

export type FileDropProps = FileLimits & {
  label: string;
  name?: string;
  description?: string;
  error?: string;
  pending?: boolean;
  onFiles: (files: File[]) => void;
};

export function FileDrop({ label, name, description, error, pending, onFiles, ...limits }: FileDropProps) {
  const { locale } = useStore();
  const field = useFormField({ name, label, error });
  const [problems, setProblems] = useState<string[]>([]);
  const errors = field.error ? [field.error, ...problems] : problems;
  const several = (limits.maxFiles ?? 1) > 1;

  function take(files: File[]) {
    const checked = checkFiles(files, limits, locale);
    field.onEdit();
    setProblems(checked.problems);
    if (checked.accepted.length > 0) onFiles(checked.accepted);
  }

  return (
    <div className={styles.field}>
      <DropZone
        className={styles.zone}
        aria-label={label}
        isDisabled={pending}
        onDrop={async event =>
          take(await Promise.all(event.items.filter(isFileDropItem).map(item => item.getFile())))
        }
      >
        <Upload aria-hidden className={styles.icon} />
        <Text slot="label" className={styles.label}>
          {label}
        </Text>
        {description && <p className={styles.description}>{description}</p>}
        <FileTrigger
          acceptedFileTypes={limits.accept}
          allowsMultiple={several}
          onSelect={chosen => take([...(chosen ?? [])])}
        >
          <Button size="small" pending={pending} pendingLabel="Uploading…">
            {several ? 'Choose files' : 'Choose a file'}
          </Button>
        </FileTrigger>
      </DropZone>
      {errors.length > 0 && (
        <ul role="alert" className={styles.errors}>
          {errors.map(problem => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
