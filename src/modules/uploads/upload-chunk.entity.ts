import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Upload } from './upload.entity.ts';

/** A part of an uploaded file. It is written once and never changed, so it has no version and no times. */
@Entity()
@Unique({ properties: ['upload', 'runToken', 'position'] })
export class UploadChunk {
  static readonly idPrefix = 'uploadchunk';

  @PrimaryKey({ type: 'string', length: 48 })
  id!: string;

  @ManyToOne(() => Upload, { updateRule: 'restrict', deleteRule: 'cascade' })
  upload!: Upload;

  /** The token of the request that wrote it. */
  @Property({ type: 'string', length: 36 })
  runToken!: string;

  /** Its place in the file, from 0 on. */
  @Property({ type: 'integer' })
  position!: number;

  /** Compressed with gzip, each part by itself. */
  @Property({ type: 'blob', columnType: 'longblob' })
  content!: Buffer;
}
