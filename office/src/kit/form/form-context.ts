import { createContext, useCallback, useContext, useEffect } from 'react';

export type FormState = {
  register: (name: string, label: string) => () => void;
  errorOf: (name: string) => string | undefined;
  /** The field was edited after the answer came, so the answer no longer fits. */
  edited: (name: string) => void;
};

export const FormContext = createContext<FormState | null>(null);

type FieldIdentity = { name?: string; label: string; error?: string };

/** The error to show at a field: its own, or the one that the API reported for its name. */
export function useFormField({ name, label, error }: FieldIdentity) {
  const form = useContext(FormContext);
  const register = form?.register;
  useEffect(() => (name && register ? register(name, label) : undefined), [name, label, register]);

  const edited = form?.edited;
  const onEdit = useCallback(() => {
    if (name) edited?.(name);
  }, [name, edited]);
  return { error: error || (name ? form?.errorOf(name) : undefined), onEdit };
}
