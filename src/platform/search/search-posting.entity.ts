import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { sortLength } from './lengths.ts';

/**
 * A word and a thing that has it. The rows of a word lie together in the table, by title; so the first hits of a word are
 * read without the others. They can be made again from the entries.
 */
@Entity()
export class SearchPosting {
  @PrimaryKey({ type: 'string', length: 8 })
  listKey!: string;

  @PrimaryKey({ type: 'string', length: 60 })
  wordKey!: string;

  @PrimaryKey({ type: 'string', length: sortLength })
  sortKey!: string;

  @PrimaryKey({ type: 'string', length: 48 })
  id!: string;
}
