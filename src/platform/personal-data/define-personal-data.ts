import type { Context } from '../context/context.ts';
import type { EntityClass } from '../database/base.entity.ts';
import type { Sql } from '../database/sql.ts';
import type { DataSubject, PersonalData } from './personal-data.ts';
import { recordOf } from './record-of.ts';
import { rowsAbout } from './records.ts';

interface SimplePart<E> {
  readonly section: string;
  readonly entity: EntityClass & (abstract new (...args: never[]) => E);
  /** Which rows are about the person; the table is `t`. Null when none can be. */
  readonly where: (person: DataSubject) => Sql | null;
  /** Columns that are a secret, or about somebody else. */
  readonly omit?: readonly (keyof E & string)[];
}

/** A part that shows the rows of one table as they are. */
export function definePersonalData<E extends { id: string }>(part: SimplePart<E>): PersonalData {
  const { section, entity, where, omit } = part;
  return {
    section,
    entities: [entity],
    async *read(ctx: Context, person: DataSubject) {
      const condition = where(person);
      if (condition === null) return;
      for await (const rows of rowsAbout(ctx, entity, condition, omit)) yield rows.map(recordOf);
    },
  };
}
