import type { Migration } from '../platform/database/migrations/migration.ts';

/**
 * An order that was shipped online went as a whole: each gets the one shipment that it was, by the rest of its own id. Its lines
 * stay as they are: where they say nothing, all of them were shipped with their order.
 */
const carryShipmentsAlong = (idFrom: (prefix: string, column: string, start: number) => string) => [
  `insert into shipment (id, created_at, updated_at, version, order_id, tracking_number, shipped_at, delivered_at)
    select ${idFrom('shipment', 'o.id', 6)}, o.shipped_at, o.shipped_at, 1, o.id, o.tracking_number, o.shipped_at, o.delivered_at
    from sales_order as o where o.channel = 'ONLINE' and o.shipped_at is not null
      and not exists (select 1 from shipment as s where s.order_id = o.id)`,
  `insert into shipment_line (id, created_at, updated_at, version, shipment_id, order_line_id, quantity)
    select ${idFrom('shipmentline', 'l.id', 10)}, s.created_at, s.created_at, 1, s.id, l.id, l.quantity
    from shipment as s join order_line as l on l.order_id = s.order_id and l.deleted_at is null
    where not exists (select 1 from shipment_line as done where done.shipment_id = s.id)`,
];

/** Orders leave in one shipment or in several. */
export const shipments: Migration = {
  name: '2026-11-28-shipments',
  mysql: [
    `create table \`shipment\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`order_id\` varchar(48) collate ascii_bin not null,
      \`carrier\` varchar(60) null,
      \`tracking_number\` varchar(100) null,
      \`shipped_at\` datetime(3) not null,
      \`delivered_at\` datetime(3) null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`,
    'alter table `shipment` add index `shipment_order_id_index` (`order_id`)',
    `create table \`shipment_line\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`shipment_id\` varchar(48) collate ascii_bin not null,
      \`order_line_id\` varchar(48) collate ascii_bin not null,
      \`quantity\` int not null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`,
    'alter table `shipment_line` add index `shipment_line_shipment_id_index` (`shipment_id`)',
    'alter table `shipment_line` add index `shipment_line_order_line_id_index` (`order_line_id`)',
    'alter table `shipment` add constraint `shipment_order_id_foreign` foreign key (`order_id`) references `sales_order` (`id`) on update restrict on delete restrict',
    'alter table `shipment_line` add constraint `shipment_line_shipment_id_foreign` foreign key (`shipment_id`) references `shipment` (`id`) on update restrict on delete restrict',
    'alter table `shipment_line` add constraint `shipment_line_order_line_id_foreign` foreign key (`order_line_id`) references `order_line` (`id`) on update restrict on delete restrict',
    'alter table `order_line` add `shipped_quantity` int null',
    ...carryShipmentsAlong((prefix, column, start) => `concat('${prefix}', substr(${column}, ${start}))`),
  ],
  sqlite: [
    `create table \`shipment\` (
      \`id\` text not null primary key,
      \`created_at\` datetime not null,
      \`updated_at\` datetime not null,
      \`deleted_at\` datetime null,
      \`version\` integer not null default 1,
      \`order_id\` text not null,
      \`carrier\` text collate nocase null,
      \`tracking_number\` text collate nocase null,
      \`shipped_at\` datetime not null,
      \`delivered_at\` datetime null,
      constraint \`shipment_order_id_foreign\` foreign key (\`order_id\`) references \`sales_order\` (\`id\`) on update restrict on delete restrict
    )`,
    'create index `shipment_order_id_index` on `shipment` (`order_id`)',
    `create table \`shipment_line\` (
      \`id\` text not null primary key,
      \`created_at\` datetime not null,
      \`updated_at\` datetime not null,
      \`deleted_at\` datetime null,
      \`version\` integer not null default 1,
      \`shipment_id\` text not null,
      \`order_line_id\` text not null,
      \`quantity\` integer not null,
      constraint \`shipment_line_shipment_id_foreign\` foreign key (\`shipment_id\`) references \`shipment\` (\`id\`) on update restrict on delete restrict,
      constraint \`shipment_line_order_line_id_foreign\` foreign key (\`order_line_id\`) references \`order_line\` (\`id\`) on update restrict on delete restrict
    )`,
    'create index `shipment_line_shipment_id_index` on `shipment_line` (`shipment_id`)',
    'create index `shipment_line_order_line_id_index` on `shipment_line` (`order_line_id`)',
    'alter table `order_line` add column `shipped_quantity` integer null',
    ...carryShipmentsAlong((prefix, column, start) => `'${prefix}' || substr(${column}, ${start})`),
  ],
};
