import type { EntityClass } from '../database/base.entity.ts';
import type { Database } from '../database/database.ts';

/** A table that public answers are made from. */
export interface PublicSource {
  readonly entity: EntityClass;
  /**
   * Its properties that change too often to drop answers for it, such as the stock at every order: answers show the
   * change when they have reached their age.
   */
  readonly late?: readonly string[];
  /** It is derived from other sources, and changes in the same transactions as these. */
  readonly isDerived?: true;
}

/** These say nothing by themselves. */
const bookkeeping = ['version', 'guard', 'updated_at'];

const changes =
  /^\s*(?:\/\*[^*]*\*\/\s*)?(insert(?: \w+){0,2} into|replace into|update(?: or \w+)?|delete from)\s+[`"]?(\w+)/i;
const reads = /\b(?:from|join)\s+[`"]?(\w+)/gi;
const assignments = /(?:\bset|,)\s+(?:\w+\.)?[`"]?(\w+)[`"]?\s*=/gi;

/** Which tables public answers are made from, and which statements change them. */
export class PublicSources {
  readonly #lateColumns: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #derived: ReadonlySet<string>;
  #tables: ReadonlySet<string> | undefined;

  constructor(
    private readonly database: Database,
    sources: readonly PublicSource[],
  ) {
    this.#lateColumns = new Map(
      sources.map(({ entity, late = [] }) => {
        const { tableName, properties } = database.metadataOf(entity);
        return [tableName, new Set([...bookkeeping, ...late.map(name => properties[name]!.fieldNames[0]!)])];
      }),
    );
    this.#derived = new Set(
      sources.filter(({ isDerived }) => isDerived).map(({ entity }) => database.metadataOf(entity).tableName),
    );
  }

  /** The table that a statement changes so that answers must be dropped. Undefined for most statements. */
  changedBy(statement: string): string | undefined {
    const [start, verb, table] = changes.exec(statement) ?? [];
    const late = table && this.#lateColumns.get(table);
    if (!late || this.#derived.has(table)) return undefined;
    if (!/^update/i.test(verb!)) return table;
    const assigned = [...statement.slice(start!.length).matchAll(assignments)];
    const isLate = assigned.length > 0 && assigned.every(([, column]) => late.has(column!));
    return isLate ? undefined : table;
  }

  /**
   * The sources that an answer was made from: those its statements read, and those of its types, of which a process may
   * have kept the rows. Undefined when it was made from another table, too, whose changes nobody would notice.
   */
  tablesOf(types: Iterable<string>, statements: Iterable<string>): readonly string[] | undefined {
    const tables = new Set<string>();
    for (const type of types) {
      const table = this.database.metadataNamed(type)?.tableName;
      if (table !== undefined) tables.add(table);
    }
    for (const statement of statements)
      for (const [, name] of statement.matchAll(reads)) if (this.#isTable(name!)) tables.add(name!);
    return [...tables].every(table => this.#lateColumns.has(table)) ? [...tables] : undefined;
  }

  // Other names are those of a `with`, or of a full-text index, which changes with its table.
  #isTable(name: string): boolean {
    this.#tables ??= new Set([...this.database.metadata].map(({ tableName }) => tableName));
    return this.#tables.has(name);
  }
}
