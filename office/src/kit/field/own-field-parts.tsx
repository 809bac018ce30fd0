import { type ReactNode, useId } from 'react';
import styles from './field.module.css';
import { LabelText } from './field-parts.tsx';

type Help = { description?: ReactNode; error?: string };

/** The ids by which a control of the browser finds its label and its help. */
export function useFieldIds({ description, error }: Help) {
  const id = useId();
  const help = [description && `${id}-description`, error && `${id}-error`].filter(Boolean).join(' ');
  return { control: `${id}-control`, label: `${id}-label`, base: id, describedBy: help || undefined };
}

export type FieldIds = ReturnType<typeof useFieldIds>;

type OwnLabelProps = { ids: FieldIds; label: string; isRequired?: boolean; isOfGroup?: boolean };

/** The label of a control of the browser; that of a group of them labels none of them alone. */
export function OwnLabel({ ids, label, isRequired, isOfGroup }: OwnLabelProps) {
  const content = <LabelText label={label} isRequired={isRequired} />;
  if (isOfGroup) {
    return (
      <span id={ids.label} className={styles.label}>
        {content}
      </span>
    );
  }
  return (
    <label id={ids.label} htmlFor={ids.control} className={styles.label}>
      {content}
    </label>
  );
}

export function OwnHelp({ ids, description, error }: Help & { ids: FieldIds }) {
  return (
    <>
      {description && (
        <span id={`${ids.base}-description`} className={styles.description}>
          {description}
        </span>
      )}
      {error && (
        <span id={`${ids.base}-error`} className={styles.error}>
          {error}
        </span>
      )}
    </>
  );
}
