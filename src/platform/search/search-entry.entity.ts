import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { bodyLength, sortLength, titleLength } from './lengths.ts';

/** The text of one thing that a search can find, as words with a space before and behind each. Keys are compared byte by byte. */
@Entity()
@Index({ properties: ['listKey', 'sortKey'] })
@Index({ properties: ['listKey', 'codeKey'] })
export class SearchEntry {
  /** The id of the thing itself. */
  @PrimaryKey({ type: 'string', length: 48 })
  id!: string;

  @PrimaryKey({ type: 'string', length: 8 })
  listKey!: string;

  /** The beginning of the title, which hits of one rank are sorted by. */
  @Property({ type: 'string', length: sortLength })
  sortKey!: string;

  /** The SKU, code, or number, reduced to letters and digits. */
  @Property({ type: 'string', length: 64 })
  codeKey!: string;

  /** The words of the title in their order. */
  @Property({ type: 'string', length: titleLength })
  titleKey!: string;

  /** The other words, each once. */
  @Property({ type: 'string', length: bodyLength })
  bodyKey!: string;
}
