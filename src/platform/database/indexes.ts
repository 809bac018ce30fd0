import { type EntityMetadata, ReferenceKind } from '@mikro-orm/core';
import { Index } from '@mikro-orm/decorators/legacy';

const mysqlOnly = 'mysqlOnly';

/**
 * An index for MySQL and MariaDB alone, of a property that has the same value in many rows. They know how many rows that
 * are. SQLite does not: it would rather read and sort all of them than walk along the index of the sort.
 */
export function MysqlIndex(...properties: string[]): ClassDecorator {
  return Index({ properties: properties as never, options: { [mysqlOnly]: true } }) as ClassDecorator;
}

/** Leaves out the indexes that are not for this database, and those of references with which a longer index begins. */
export function applyIndexes(meta: EntityMetadata, database: 'mysql' | 'sqlite'): void {
  const isFor = ({ options }: { options?: Record<string, unknown> }) =>
    database === 'mysql' || !options?.[mysqlOnly];
  meta.indexes = meta.indexes.filter(isFor);
  const leading = [...meta.indexes, ...meta.uniques].map(({ properties }) => [properties].flat()[0]);
  for (const property of meta.props) {
    const isReference = property.kind === ReferenceKind.MANY_TO_ONE;
    if (isReference && (property.unique || leading.includes(property.name as never))) property.index = false;
  }
}
