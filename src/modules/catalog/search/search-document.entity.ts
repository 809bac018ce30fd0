import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

export type SearchableType = 'Product' | 'Category' | 'Supplier';

/** What the full-text search reads: one row for each thing that it can find, its text in the form of `indexedText`. */
@Entity()
@Index({ properties: ['type', 'code'] })
@Index({ name: 'search_document_text_fulltext', properties: ['title', 'body'], type: 'fulltext' })
export class SearchDocument {
  /** The id of the thing itself. */
  @PrimaryKey({ type: 'string', length: 48 })
  id!: string;

  @Property({ type: 'string', length: 16 })
  type!: SearchableType;

  /** The SKU or code, reduced to letters and digits. */
  @Property({ type: 'string', length: 64 })
  code!: string;

  @Property({ type: 'string', length: 1_000 })
  title!: string;

  @Property({ type: 'text' })
  body!: string;
}
