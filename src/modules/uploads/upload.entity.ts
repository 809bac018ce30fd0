import { Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { BaseEntity } from '../../platform/database/base.entity.ts';
import { User } from '../accounts/users/user.entity.ts';
import type { UploadPurpose } from './upload-purpose.ts';

/** WAITING for its bytes, RECEIVING them, or STORED. */
export type UploadStatus = 'WAITING' | 'RECEIVING' | 'STORED';

/** A file that somebody may send, or has sent. */
@Entity()
@Index({ properties: ['owner', 'createdAt'] })
@Index({ properties: ['expiresAt'] })
export class Upload extends BaseEntity {
  static override readonly idPrefix = 'upload';

  @ManyToOne(() => User, { updateRule: 'restrict', deleteRule: 'cascade' })
  owner!: User;

  @Property({ type: 'string', length: 20 })
  purpose!: UploadPurpose;

  @Property({ type: 'string', length: 200 })
  fileName!: string;

  @Property({ type: 'string', length: 60 })
  contentType!: string;

  /** In bytes, as announced. What is sent must have exactly this size. */
  @Property({ type: 'integer' })
  size!: number;

  @Property({ type: 'string', length: 10 })
  status: UploadStatus = 'WAITING';

  /** The request that stores it, or has stored it. Parts of other requests are ignored. */
  @Property({ type: 'string', length: 36, nullable: true, hidden: true })
  runToken: string | null = null;

  @Property({ type: 'datetime', length: 3 })
  expiresAt!: Date;
}
