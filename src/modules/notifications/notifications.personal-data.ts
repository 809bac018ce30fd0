import { type Sql, sql } from '../../platform/database/sql.ts';
import { definePersonalData } from '../../platform/personal-data/define-personal-data.ts';
import type { DataSubject, PersonalData } from '../../platform/personal-data/personal-data.ts';
import { Notification } from './notification.entity.ts';
import { NotificationPreference } from './notification-preference.entity.ts';

const ofUser = ({ userId }: DataSubject): Sql => sql`t.user_id = ${userId}`;

export const notificationsData: readonly PersonalData[] = [
  definePersonalData({ section: 'notifications', entity: Notification, where: ofUser, omit: ['user'] }),
  definePersonalData({
    section: 'notificationPreferences',
    entity: NotificationPreference,
    where: ofUser,
    omit: ['user'],
  }),
];
