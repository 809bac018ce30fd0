import { Plus, Trash2 } from 'lucide-react';
import { Button } from '../../../kit/button/button.tsx';
import { IconButton } from '../../../kit/button/icon-button.tsx';
import { SelectField } from '../../../kit/field/select-field.tsx';
import { TextField } from '../../../kit/field/text-field.tsx';
import { inKind, nameProblem, type Spec, specKinds, valueProblem } from '../specs.ts';
import styles from './fields.module.css';

type SpecsEditorProps = { value: Spec[]; onChange: (value: Spec[]) => void };

const flags = [
  { id: 'true', label: 'Yes' },
  { id: 'false', label: 'No' },
] as const;

/** Technical data by name. Each value keeps its kind. */
export function SpecsEditor({ value: specs, onChange }: SpecsEditorProps) {
  const change = (spec: Spec) => onChange(specs.map(other => (other.id === spec.id ? spec : other)));
  const remove = (spec: Spec) => onChange(specs.filter(other => other.id !== spec.id));
  return (
    <div className={styles.lines}>
      {specs.map((spec, index) => (
        <SpecLine key={spec.id} {...{ spec, index, specs }} onChange={change} onRemove={() => remove(spec)} />
      ))}
      {specs.length === 0 && <p className={styles.hint}>Size, weight, voltage: what buyers compare.</p>}
      <div>
        <Button
          size="small"
          icon={<Plus aria-hidden />}
          onPress={() => onChange([...specs, { id: newId(), name: '', kind: 'text', text: '' }])}
        >
          Add a value
        </Button>
      </div>
    </div>
  );
}

type SpecLineProps = {
  spec: Spec;
  index: number;
  specs: readonly Spec[];
  onChange: (spec: Spec) => void;
  onRemove: () => void;
};

function SpecLine({ spec, index, specs, onChange, onRemove }: SpecLineProps) {
  const ofName = nameProblem(spec, specs);
  const ofValue = valueProblem(spec);
  const title = spec.name || `line ${index + 1}`;
  return (
    <fieldset className={styles.spec} data-local-problem={ofName || ofValue ? '' : undefined}>
      <legend className={styles.hidden}>{title}</legend>
      <TextField
        label={`Name of ${title}`}
        hideLabel
        placeholder="Name"
        autoFocus={spec.name === '' && spec.text === ''}
        maxLength={100}
        value={spec.name}
        error={ofName}
        onChange={name => onChange({ ...spec, name })}
      />
      {spec.kind === 'flag' ? (
        <SelectField
          label={`Value of ${title}`}
          hideLabel
          options={flags}
          value={spec.text === 'true' ? 'true' : 'false'}
          onChange={text => onChange({ ...spec, text })}
        />
      ) : (
        <TextField
          label={`Value of ${title}`}
          hideLabel
          placeholder="Value"
          inputMode={spec.kind === 'number' ? 'decimal' : 'text'}
          value={spec.text}
          error={ofValue}
          onChange={text => onChange({ ...spec, text })}
        />
      )}
      <SelectField
        label={`Kind of ${title}`}
        hideLabel
        options={specKinds}
        value={spec.kind}
        onChange={kind => onChange(inKind(spec, kind))}
      />
      <IconButton label={`Remove ${title}`} onPress={onRemove}>
        <Trash2 aria-hidden />
      </IconButton>
    </fieldset>
  );
}

function newId(): string {
  return `new.${Date.now().toString(36)}.${Math.random().toString(36).slice(2, 8)}`;
}
