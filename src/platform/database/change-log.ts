import {
  type EntityManager,
  type EntityProperty,
  type EventArgs,
  type EventSubscriber,
  JsonType,
} from '@mikro-orm/core';
import { BaseEntity } from './base.entity.ts';

/** How a field changed. A new entity's fields have no `before`; of a secret field it says only that it changed. */
export type FieldChange = { readonly before?: unknown; readonly after: unknown } | { readonly changed: true };
export type Changes = Readonly<Record<string, FieldChange>>;

// By transaction, then by the id of the entity. The ORM calls the subscriber below with the entity manager only, and no
// context reaches it: so the log of a transaction is found by its entity manager, and is released together with it.
const logs = new WeakMap<EntityManager, Map<string, Map<string, FieldChange>>>();

/** These are part of every entry of a log anyway, or mean nothing. */
const selfEvident = new Set(['id', 'createdAt', 'updatedAt', 'version', 'guard', 'searchText']);

/** Records what each transaction changes in entities, field by field, for what is written about it before the commit. */
export class ChangeLog implements EventSubscriber<object> {
  afterCreate(args: EventArgs<object>): void {
    record(args);
  }

  afterUpdate(args: EventArgs<object>): void {
    record(args);
  }
}

/** Returns what the transaction has changed so far in the entity with this id, and removes it from the log. */
export function takeChanges(em: EntityManager, id: string): Changes {
  const fields = logs.get(em)?.get(id) ?? [];
  logs.get(em)?.delete(id);
  return Object.fromEntries([...fields].map(([name, change]) => [name, presentable(change)]));
}

const maxLength = 500;

/** A value as a log keeps it: of bounded length, and unchanged by a conversion to JSON and back. */
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

function record({ em, entity, changeSet, meta }: EventArgs<object>): void {
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

/** Both changes as one; undefined when together they change nothing. */
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

/** The value as the entity holds it. The ORM passes the one that it sends to the database. */
function entityValue(property: EntityProperty, value: unknown): unknown {
  if (property.runtimeType === 'Date' && typeof value === 'number') return new Date(value);
  if (property.customType instanceof JsonType && typeof value === 'string') return JSON.parse(value);
  if (property.runtimeType === 'number' && typeof value === 'string') return Number(value);
  return value ?? null;
}
