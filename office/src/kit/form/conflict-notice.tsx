import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../button/button.tsx';
import { RelativeTime } from '../display/relative-time.tsx';
import styles from './form.module.css';

export type ConflictField = {
  name: string;
  label: string;
  yours: ReactNode;
  theirs: ReactNode;
  /** What is chosen at first: "theirs" for what the person did not edit. */
  preferred?: ConflictChoice;
};
export type ConflictChoice = 'mine' | 'theirs';

type ConflictNoticeProps = {
  /** Only the fields that differ. */
  fields: ConflictField[];
  changedBy?: string | null;
  changedAt?: string | null;
  pending?: boolean;
  /** Which value each field shall have; the form is then sent again with the new version. */
  onResolve: (choices: Record<string, ConflictChoice>) => void;
};

/** Somebody else changed the same object meanwhile. Shows both values of each field and lets the person choose. */
export function ConflictNotice({ fields, changedBy, changedAt, pending, onResolve }: ConflictNoticeProps) {
  const notice = useRef<HTMLElement>(null);
  const title = useId();
  const [chosen, setChosen] = useState<Record<string, ConflictChoice>>({});
  useEffect(() => notice.current?.focus(), []);

  const choiceOf = (field: ConflictField) => chosen[field.name] ?? field.preferred ?? 'mine';
  const all = (choice: ConflictChoice) => Object.fromEntries(fields.map(field => [field.name, choice]));
  const current = Object.fromEntries(fields.map(field => [field.name, choiceOf(field)]));

  return (
    <section ref={notice} tabIndex={-1} aria-labelledby={title} className={styles.conflict}>
      <div>
        <h3 id={title} className={styles.conflictTitle}>
          {changedBy ?? 'Somebody else'} changed this while you were editing
        </h3>
        <p>
          {changedAt && (
            <>
              Saved <RelativeTime value={changedAt} />.{' '}
            </>
          )}
          Nothing of yours is lost. Choose what each field shall have.
        </p>
      </div>
      <div className={styles.conflictFields}>
        {fields.map(field => (
          <fieldset key={field.name} className={styles.conflictField}>
            <legend className={styles.conflictLabel}>{field.label}</legend>
            <div className={styles.choices}>
              {(['mine', 'theirs'] as const).map(choice => (
                <label key={choice} className={styles.choice}>
                  <input
                    type="radio"
                    name={`${title}.${field.name}`}
                    checked={choiceOf(field) === choice}
                    onChange={() => setChosen(choices => ({ ...choices, [field.name]: choice }))}
                  />
                  <span className={styles.whose}>{choice === 'mine' ? 'Your value' : 'Their value'}</span>
                  <span className={styles.value}>{choice === 'mine' ? field.yours : field.theirs}</span>
                </label>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
      <div className={styles.actions}>
        <Button variant="quiet" onPress={() => onResolve(all('theirs'))} isDisabled={pending}>
          Take theirs
        </Button>
        <Button variant="quiet" onPress={() => onResolve(all('mine'))} isDisabled={pending}>
          Keep mine
        </Button>
        <Button variant="primary" pending={pending} onPress={() => onResolve(current)}>
          Save as chosen
        </Button>
      </div>
    </section>
  );
}
