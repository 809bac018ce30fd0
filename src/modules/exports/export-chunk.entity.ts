import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Export } from './export.entity.ts';

/** A part of a file. It is written once and never changed, so it has no version and no times. */
@Entity()
@Unique({ properties: ['export', 'runToken', 'position'] })
export class ExportChunk {
  static readonly idPrefix = 'exportchunk';

  @PrimaryKey({ type: 'string', length: 48 })
  id!: string;

  @ManyToOne(() => Export, { updateRule: 'restrict', deleteRule: 'cascade' })
  export!: Export;

  /** The token of the run that wrote it. */
  @Property({ type: 'string', length: 36 })
  runToken!: string;

  /** Its place in the file, from 0 on. */
  @Property({ type: 'integer' })
  position!: number;

  /** Compressed with gzip, each part by itself. */
  @Property({ type: 'blob', columnType: 'longblob' })
  content!: Buffer;
}
