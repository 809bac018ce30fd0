import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { BaseEntity, EntityType } from '../../platform/database/base.entity.ts';
import { Export } from './export.entity.ts';

/** A part of a file. Written once and never changed, so it has none of the columns that follow changes. */
@Entity()
@Unique({ properties: ['export', 'runToken', 'position'] })
export class ExportChunk {
  static readonly idPrefix = 'exportchunk';

  @PrimaryKey({ type: 'string', length: 48 })
  id!: string;

  @ManyToOne(() => Export, { updateRule: 'restrict', deleteRule: 'cascade' })
  export!: Export;

  /** Which run wrote it. */
  @Property({ type: 'string', length: 36 })
  runToken!: string;

  /** From 0 on. */
  @Property({ type: 'integer' })
  position!: number;

  /** Packed with gzip, each part by itself. */
  @Property({ type: 'blob', columnType: 'longblob' })
  content!: Buffer;
}

export const exportChunkType = ExportChunk as unknown as EntityType<ExportChunk & BaseEntity>;
