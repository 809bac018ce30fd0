import { Entity, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { BaseEntity } from '../../platform/database/base.entity.ts';
import { User } from '../accounts/users/user.entity.ts';
import type { NotificationChannel, NotificationKind } from './notification-kind.ts';

/** How somebody receives one kind of notification, once they have chosen. */
@Entity()
@Unique({ properties: ['user', 'kind'] })
export class NotificationPreference extends BaseEntity {
  static override readonly idPrefix = 'preference';

  @ManyToOne(() => User, { updateRule: 'restrict', deleteRule: 'cascade' })
  user!: User;

  @Property({ type: 'string', length: 30 })
  kind!: NotificationKind;

  @Property({ type: 'string', length: 10 })
  channel!: NotificationChannel;
}
