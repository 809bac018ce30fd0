import { listSql, sql } from '../../platform/database/sql.ts';
import { definePersonalData } from '../../platform/personal-data/define-personal-data.ts';
import type { PersonalData } from '../../platform/personal-data/personal-data.ts';
import { GoodsHold } from './holds/goods-hold.entity.ts';
import { ProductionRecord } from './production/production-record.entity.ts';

export const inventoryData: readonly PersonalData[] = [
  definePersonalData({
    section: 'production',
    entity: ProductionRecord,
    where: ({ staffMemberIds }) =>
      staffMemberIds.length === 0 ? null : sql`t.staff_member_id in (${listSql(staffMemberIds)})`,
    omit: ['staffMember', 'recordedById', 'voidedById'],
  }),
  // The key of the network is a keyed hash, which protects others in the same network.
  definePersonalData({
    section: 'heldGoods',
    entity: GoodsHold,
    where: ({ customerIds }) =>
      customerIds.length === 0 ? null : sql`t.customer_id in (${listSql(customerIds)})`,
    omit: ['customerId', 'networkKey'],
  }),
];
