import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** The id of the only row. */
export const searchStateId = 'search';

/** Which version of the search index is read, and how far it is being built again. */
@Entity()
export class SearchState {
  @PrimaryKey({ type: 'string', length: 10 })
  id!: string;

  /** The version of the analyzer whose words searches read. */
  @Property({ type: 'integer' })
  version!: number;

  /** The list and the id behind which the running rebuild goes on; empty when none runs. */
  @Property({ type: 'string', length: 60 })
  position!: string;

  /** When the last rebuild ended. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  endedAt!: Date | null;
}
