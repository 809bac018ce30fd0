import {
  type EntityManager,
  type EntityProperty,
  type EventArgs,
  type EventSubscriber,
  JsonType,
} from '@mikro-orm/core';
import { BaseEntity } from './base.entity.ts';

/** What became of a field. A new entity's fields have no `before`; of a secret it is only told that it changed. */
export type FieldChange = { readonly before?: unknown; readonly after: unknown } | { readonly changed: true };
export type Changes = Readonly<Record<string, FieldChange>>;

// By transaction, then by the id of the entity.
const logs = new WeakMap<EntityManager, Map<string, Map<string, FieldChange>>>();

/** Every change says these by itself. */
const selfEvident = new Set(['id', 'createdAt', 'updatedAt', 'version']);

/** Notes what every transaction changes of entities, field by field, for whoever wants to tell of it before the commit. */
export class ChangeLog implements EventSubscriber<object> {
  afterCreate(args: EventArgs<object>): void {
    note(args);
  }

  afterUpdate(args: EventArgs<object>): void {
    note(args);
  }
}

/** What the transaction has changed so far of the entity with this id. Whoever takes the changes is the only one who gets them. */
export function takeChanges(em: EntityManager, id: string): Changes {
  const fields = logs.get(em)?.get(id) ?? [];
  logs.get(em)?.delete(id);
  return Object.fromEntries([...fields].map(([name, change]) => [name, presentable(change)]));
}

const maxLength = 500;

/** A value as a log keeps it: of bounded length, and the same once it went through JSON. */
export function loggedValue(value: unknown): unknown {
  if (typeof value === 'string') return shortened(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const json = JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? String(inner) : inner));
  return json.length > maxLength ? shortened(json) : JSON.parse(json);
}

function shortened(text: string): string {
  const cut = text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
  return cut.toWellFormed();
}

function presentable(change: FieldChange): FieldChange {
  if ('changed' in change) return change;
  const after = loggedValue(change.after);
  return 'before' in change ? { before: loggedValue(change.before), after } : { after };
}

function note({ em, entity, changeSet, meta }: EventArgs<object>): void {
  if (!(entity instanceof BaseEntity) || !changeSet) return;
  const entities = logs.get(em) ?? new Map<string, Map<string, FieldChange>>();
  logs.set(em, entities);
  const fields = entities.get(entity.id) ?? new Map<string, FieldChange>();
  entities.set(entity.id, fields);

  const before = changeSet.originalEntity as Record<string, unknown> | undefined;
  for (const [name, value] of Object.entries(changeSet.payload)) {
    const property = (meta.properties as Record<string, EntityProperty | undefined>)[name];
    if (!property || selfEvident.has(name)) continue;
    const after = entityValue(property, value);
    const change = before ? { before: entityValue(property, before[name]), after } : { after };
    const merged = mergedChange(fields.get(name), property.hidden ? concealed(change) : change);
    if (merged) fields.set(name, merged);
    else fields.delete(name);
  }
}

/** Both changes as one; undefined when nothing is left of them. */
function mergedChange(earlier: FieldChange | undefined, later: FieldChange | undefined) {
  if (!earlier || !later) return isChange(later) ? later : earlier;
  if ('changed' in earlier || 'changed' in later) return { changed: true } as const;
  const merged = 'before' in earlier ? { ...later, before: earlier.before } : { after: later.after };
  return isChange(merged) ? merged : undefined;
}

function concealed(change: { before?: unknown; after: unknown }): FieldChange | undefined {
  return isChange(change) ? { changed: true } : undefined;
}

function isChange(change: FieldChange | undefined): boolean {
  if (!change || 'changed' in change) return change !== undefined;
  return JSON.stringify(change.before ?? null) !== JSON.stringify(change.after ?? null);
}

/** The ORM hands over what it sends to the database; this is what the entity holds. */
function entityValue(property: EntityProperty, value: unknown): unknown {
  if (property.runtimeType === 'Date' && typeof value === 'number') return new Date(value);
  if (property.customType instanceof JsonType && typeof value === 'string') return JSON.parse(value);
  if (property.runtimeType === 'number' && typeof value === 'string') return Number(value);
  return value ?? null;
}
