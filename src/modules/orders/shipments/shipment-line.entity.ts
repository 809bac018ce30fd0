import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BaseEntity } from '../../../platform/database/base.entity.ts';
import { Loaded } from '../../../platform/graphql/direct-fields.ts';
import { OrderLine } from '../order-line.entity.ts';
import { Shipment } from './shipment.entity.ts';

@ObjectType({ simpleResolvers: true, description: 'Units of a line of an order that are in a shipment.' })
@Entity()
export class ShipmentLine extends BaseEntity {
  static override readonly idPrefix = 'shipmentline';

  @ManyToOne(() => Shipment, { updateRule: 'restrict', deleteRule: 'restrict' })
  shipment!: Shipment;

  @Field(() => OrderLine, { description: 'The line of the order.' })
  @Loaded(() => OrderLine)
  @ManyToOne(() => OrderLine, { updateRule: 'restrict', deleteRule: 'restrict' })
  orderLine!: OrderLine;

  @Field(() => Int, { description: 'The number of units.' })
  @Property({ type: 'integer' })
  quantity!: number;
}
