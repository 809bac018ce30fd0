import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import type { Row } from '../../../platform/database/rows.ts';
import { Input } from '../../../platform/graphql/input.ts';
import { payloadOf, readAgain } from '../../../platform/graphql/payload-of.ts';
import { Price } from '../../../platform/graphql/price.ts';
import { Columns } from '../../../platform/graphql/selection.ts';
import { Order } from '../order.entity.ts';
import { orderField } from '../order.payloads.ts';
import type { OrderRow } from '../order.queries.ts';
import { OrderLine } from '../order-line.entity.ts';
import { createShipment } from './create-shipment.ts';
import { deliverShipment } from './deliver-shipment.ts';
import { Shipment } from './shipment.entity.ts';
import { CreateShipmentInput, DeliverShipmentInput, UpdateShipmentInput } from './shipment.inputs.ts';
import {
  linesOfShipment,
  readShipment,
  type ShipmentRow,
  shipmentsOfOrder,
  shippedUnitsOf,
} from './shipment.queries.ts';
import { ShipmentLine } from './shipment-line.entity.ts';
import { updateShipment } from './update-shipment.ts';

const shipment = readAgain('shipment', () => Shipment, readShipment);

const CreateShipmentPayload = payloadOf('createShipment', shipment, orderField);
const UpdateShipmentPayload = payloadOf('updateShipment', shipment, orderField);
const DeliverShipmentPayload = payloadOf('deliverShipment', shipment, orderField);

@Resolver(() => Shipment)
export class ShipmentResolver {
  @Mutation(() => CreateShipmentPayload, {
    description:
      'Records that a part of a paid order was shipped, or all that was left of it. `shipOrder` does the latter. The customer gets a mail for each shipment.',
  })
  createShipment(@Input('The shipment.') input: CreateShipmentInput, @Ctx() ctx: Context) {
    return createShipment(ctx, input);
  }

  @Mutation(() => UpdateShipmentPayload, {
    description: 'Corrects who carries a shipment, and its tracking number.',
  })
  updateShipment(@Input('The shipment and what changes.') input: UpdateShipmentInput, @Ctx() ctx: Context) {
    return updateShipment(ctx, input);
  }

  @Mutation(() => DeliverShipmentPayload, {
    description:
      'Records that a shipment was delivered. With the last one of an order that is shipped as a whole, the order is delivered.',
  })
  deliverShipment(
    @Input('The shipment that was delivered.') input: DeliverShipmentInput,
    @Ctx() ctx: Context,
  ) {
    return deliverShipment(ctx, input);
  }

  @Columns('id')
  @Price({ rows: 5 })
  @FieldResolver(() => [ShipmentLine], { description: 'What is in it.' })
  lines(@Root() { id }: ShipmentRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return linesOfShipment(ctx, id, info);
  }
}

@Resolver(() => Order)
export class OrderShipmentsResolver {
  @Columns('id')
  @Price({ rows: 2 })
  @FieldResolver(() => [Shipment], {
    description:
      'Its shipments, the oldest first. What was sold at the counter, or shipped before it was imported, has none.',
  })
  shipments(@Root() { id }: OrderRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return shipmentsOfOrder(ctx, id, info);
  }
}

@Resolver(() => OrderLine)
export class OrderLineShipmentsResolver {
  @Columns('order', 'quantity', 'shippedQuantity')
  @FieldResolver(() => Int, {
    description: 'The number of units that left the store: shipped, or handed over at the counter.',
  })
  shippedQuantity(@Root() line: Row<OrderLine>, @Ctx() ctx: Context) {
    return shippedUnitsOf(ctx, line);
  }
}
