export const specKinds = [
  { id: 'text', label: 'Text' },
  { id: 'number', label: 'Number' },
  { id: 'flag', label: 'Yes or no' },
  { id: 'json', label: 'Structure (JSON)' },
] as const;

export type SpecKind = (typeof specKinds)[number]['id'];

/** One line of technical data. The kind keeps the number 5 apart from the text "5". */
export type Spec = { id: string; name: string; kind: SpecKind; text: string };

export function specsOf(specs: unknown): Spec[] {
  if (typeof specs !== 'object' || specs === null || Array.isArray(specs)) return [];
  return Object.entries(specs).map(([name, value]) => ({ id: name, name, ...written(value) }));
}

function written(value: unknown): Pick<Spec, 'kind' | 'text'> {
  switch (typeof value) {
    case 'string':
      return { kind: 'text', text: value };
    case 'number':
      return { kind: 'number', text: String(value) };
    case 'boolean':
      return { kind: 'flag', text: String(value) };
    default:
      return { kind: 'json', text: JSON.stringify(value) };
  }
}

/** As the API takes it. Lines with a problem must not get here. */
export function specsObject(specs: readonly Spec[]): Record<string, unknown> {
  return Object.fromEntries(
    specs.filter(spec => spec.name.trim()).map(spec => [spec.name.trim(), parsedValue(spec)]),
  );
}

function parsedValue({ kind, text }: Spec): unknown {
  switch (kind) {
    case 'text':
      return text;
    case 'number':
      return isNumber(text) ? Number(text) : null;
    case 'flag':
      return text === 'true';
    case 'json':
      return parsed(text) ?? null;
  }
}

/** The same value in another kind, as far as it can be kept. */
export function inKind({ text, ...spec }: Spec, kind: SpecKind): Spec {
  if (kind === 'flag') return { ...spec, kind, text: String(/^(true|yes|1)$/i.test(text.trim())) };
  if (kind === 'json' && parsed(text) === undefined) return { ...spec, kind, text: JSON.stringify(text) };
  return { ...spec, kind, text };
}

export function nameProblem(spec: Spec, all: readonly Spec[]): string | undefined {
  const name = spec.name.trim();
  if (!name) return spec.text === '' || spec.kind === 'flag' ? undefined : 'Give it a name.';
  return all.some(other => other.id !== spec.id && other.name.trim() === name)
    ? 'This name occurs twice.'
    : undefined;
}

export function valueProblem({ kind, text }: Spec): string | undefined {
  if (kind === 'number' && !isNumber(text)) return 'Enter a number, such as 12 or 0.5.';
  if (kind === 'json' && parsed(text) === undefined) return 'This is not valid JSON.';
  return undefined;
}

function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Somebody is typing it.
    return undefined;
  }
}
