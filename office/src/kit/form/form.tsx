import { type FormEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ErrorSummary } from '../error-summary/error-summary.tsx';
import { assignErrors } from './assign-errors.ts';
import styles from './form.module.css';
import { FormContext } from './form-context.ts';
import type { UserError, WordError } from './user-error.ts';
import { wordError as wordErrorPlainly } from './word-error.ts';

export type FormProps = {
  children: ReactNode;
  /** What the mutation answered. Each error shows at the field with the name of its path, the rest on top. */
  userErrors?: readonly UserError[];
  /** A failure of the request itself, such as a lost connection. */
  failure?: string | null;
  onSubmit: () => void;
  wordError?: WordError;
  id?: string;
  'aria-label'?: string;
  'aria-labelledby'?: string;
};

const none: readonly UserError[] = [];

export function Form({
  userErrors = none,
  failure,
  wordError = wordErrorPlainly,
  onSubmit,
  children,
  ...rest
}: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const { labels, register } = useFieldLabels();
  const [edited, setEdited] = useState<ReadonlySet<string>>(new Set());
  const markEdited = useCallback((name: string) => {
    setEdited(names => (names.has(name) ? names : new Set(names).add(name)));
  }, []);

  const assigned = useMemo(() => assignErrors(userErrors, new Set(labels.keys())), [userErrors, labels]);
  const errorOf = useCallback(
    (name: string) => {
      if (edited.has(name)) return undefined;
      const errors = assigned.byField.get(name);
      return errors?.map(error => wordError(error, labels.get(name))).join(' ');
    },
    [assigned, edited, labels, wordError],
  );
  const state = useMemo(() => ({ register, errorOf, edited: markEdited }), [register, errorOf, markEdited]);
  const summary = [...(failure ? [failure] : []), ...assigned.rest.map(error => wordError(error, undefined))];

  useEffect(() => {
    if (userErrors.length === 0 && !failure) return;
    setEdited(new Set());
    // After the errors are painted: the summary takes the focus, else the first field that is wrong.
    const frame = requestAnimationFrame(() => focusFirstError(form.current));
    return () => cancelAnimationFrame(frame);
  }, [userErrors, failure]);

  function submit(event: FormEvent) {
    event.preventDefault();
    // Forms in a dialog that stands in another form in the React tree must not send both.
    event.stopPropagation();
    if (hasLocalProblem(form.current)) focusFirstError(form.current);
    else onSubmit();
  }

  return (
    <form {...rest} ref={form} noValidate className={styles.form} onSubmit={submit}>
      <FormContext value={state}>
        <ErrorSummary messages={summary} />
        {children}
      </FormContext>
    </form>
  );
}

/** Fields say themselves when they hold what cannot be sent, such as "12,3,4" for an amount. */
function hasLocalProblem(form: HTMLFormElement | null): boolean {
  return !!form?.querySelector('[data-local-problem]');
}

function focusFirstError(form: HTMLFormElement | null): void {
  const wrong =
    'input[aria-invalid="true"], textarea[aria-invalid="true"], [data-invalid] button, [data-invalid] input';
  const place =
    form?.querySelector<HTMLElement>('[data-error-summary]') ?? form?.querySelector<HTMLElement>(wrong);
  place?.focus();
}

function useFieldLabels() {
  const [labels, setLabels] = useState<ReadonlyMap<string, string>>(new Map());
  const register = useCallback((name: string, label: string) => {
    setLabels(all => new Map(all).set(name, label));
    return () =>
      setLabels(all => {
        const left = new Map(all);
        left.delete(name);
        return left;
      });
  }, []);
  return { labels, register };
}
