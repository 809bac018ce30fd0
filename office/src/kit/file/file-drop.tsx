import { Upload } from 'lucide-react';
import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react';
import { Button } from '../button/button.tsx';
import { useFormField } from '../form/form-context.ts';
import { useStore } from '../provider/store-context.ts';
import { checkFiles, type FileLimits } from './check-files.ts';
import styles from './file-drop.module.css';
import { filesIn } from './files-in.ts';

export type FileDropProps = FileLimits & {
  label: string;
  name?: string;
  description?: string;
  error?: string;
  pending?: boolean;
  onFiles: (files: File[]) => void;
};

/** Takes files that are chosen, dropped, or pasted. */
export function FileDrop({ label, name, description, error, pending, onFiles, ...limits }: FileDropProps) {
  const { locale } = useStore();
  const field = useFormField({ name, label, error });
  const input = useRef<HTMLInputElement>(null);
  const [problems, setProblems] = useState<string[]>([]);
  const [isOver, setIsOver] = useState(false);
  const errors = field.error ? [field.error, ...problems] : problems;
  const several = (limits.maxFiles ?? 1) > 1;

  function take(files: File[]) {
    if (pending || files.length === 0) return;
    const checked = checkFiles(files, limits, locale);
    field.onEdit();
    setProblems(checked.problems);
    if (checked.accepted.length > 0) onFiles(checked.accepted);
  }
  function over(event: DragEvent) {
    if (pending || !event.dataTransfer.types.includes('Files')) return;
    // Says to the browser that they may be dropped here.
    event.preventDefault();
    setIsOver(true);
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    take(filesIn(event.dataTransfer));
  }
  function paste(event: ClipboardEvent) {
    take(filesIn(event.clipboardData));
  }

  return (
    <div className={styles.field}>
      {/* biome-ignore lint/a11y/useSemanticElements: a field set has a border and a legend of its own. */}
      <div
        role="group"
        aria-label={label}
        className={styles.zone}
        data-drop-target={isOver || undefined}
        onDragEnter={over}
        onDragOver={over}
        onDragLeave={event => {
          if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false);
        }}
        onDrop={drop}
        onPaste={paste}
      >
        <Upload aria-hidden className={styles.icon} />
        <span className={styles.label}>{label}</span>
        {description && <p className={styles.description}>{description}</p>}
        <input
          ref={input}
          type="file"
          hidden
          accept={limits.accept?.join(',')}
          multiple={several}
          onChange={({ target }) => {
            take([...(target.files ?? [])]);
            // The same file may be chosen again, such as after it was mended.
            target.value = '';
          }}
        />
        <Button
          size="small"
          pending={pending}
          pendingLabel="Uploading…"
          onPress={() => input.current?.click()}
        >
          {several ? 'Choose files' : 'Choose a file'}
        </Button>
      </div>
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
