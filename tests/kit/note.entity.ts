import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { Context } from '../../src/platform/context/context.ts';
import { inTransaction } from '../../src/platform/context/in-transaction.ts';
import { BaseEntity } from '../../src/platform/database/base.entity.ts';
import { create } from '../../src/platform/database/create.ts';

/** An entity of no module, for tests of the platform. */
@Entity({ tableName: 'test_note' })
export class Note extends BaseEntity {
  static override readonly idPrefix = 'note';

  @Property({ type: 'string', length: 50 })
  @Unique()
  text!: string;
}

/** Writes a note in a transaction of its own. Returns its id. */
export async function writeNote(ctx: Context, text: string): Promise<string> {
  return inTransaction(ctx, async ctx => create(ctx, Note, { text }).id);
}
