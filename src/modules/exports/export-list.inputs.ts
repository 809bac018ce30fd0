import { type ClassType, Field, InputType } from 'type-graphql';
import { Nested } from '../../platform/graphql/validation.ts';
import { CustomerFilter, CustomerSort } from '../accounts/customers/customer.inputs.ts';
import { UserFilter, UserSort } from '../accounts/users/user.inputs.ts';
import { AuditEntrySort, AuditLogFilter } from '../audit/audit-log.inputs.ts';
import { ProductFilter, ProductSort } from '../catalog/products/product-list.inputs.ts';
import { SupplierFilter, SupplierSort } from '../catalog/suppliers/supplier.inputs.ts';
import { StockMovementFilter, StockMovementSort } from '../inventory/inventory.inputs.ts';
import { ProductionRecordFilter, ProductionRecordSort } from '../inventory/production/production.inputs.ts';
import { OrderFilter, OrderSort } from '../orders/order.inputs.ts';
import { PaymentFilter, PaymentSort } from '../payments/payment.inputs.ts';
import { RefundFilter, RefundSort } from '../payments/refunds/refund.inputs.ts';
import { RentalFilter, RentalSort } from '../rentals/rental.inputs.ts';
import { StaffMemberFilter, StaffMemberSort } from '../staff/staff.inputs.ts';
import { reportsOf } from './export-report.ts';

/** The lists that can be exported, by their names in the API, with what each is filtered and sorted by. */
const lists = {
  products: { Filter: ProductFilter, Sort: ProductSort },
  suppliers: { Filter: SupplierFilter, Sort: SupplierSort },
  customers: { Filter: CustomerFilter, Sort: CustomerSort },
  users: { Filter: UserFilter, Sort: UserSort },
  auditLog: { Filter: AuditLogFilter, Sort: AuditEntrySort },
  staffMembers: { Filter: StaffMemberFilter, Sort: StaffMemberSort },
  stockMovements: { Filter: StockMovementFilter, Sort: StockMovementSort },
  productionRecords: { Filter: ProductionRecordFilter, Sort: ProductionRecordSort },
  orders: { Filter: OrderFilter, Sort: OrderSort },
  payments: { Filter: PaymentFilter, Sort: PaymentSort },
  refunds: { Filter: RefundFilter, Sort: RefundSort },
  rentals: { Filter: RentalFilter, Sort: RentalSort },
};
export type ExportedListName = keyof typeof lists;

/** Declares an input of which one field counts: that of the list that is exported. */
function OneOfLists(name: string, description: string, part: 'Filter' | 'Sort'): ClassType<object> {
  @InputType(name, { description })
  class Input {}
  for (const [list, types] of Object.entries(lists)) {
    const type: ClassType<object> = types[part];
    Field(() => type, { nullable: true, description: `For ${reportsOf(list)}.` })(Input.prototype, list);
    Nested()(Input.prototype, list);
  }
  return Input;
}

/** The filter or the sort of a list, by the name of the list. */
export type OfList = Readonly<Partial<Record<ExportedListName, object | null>>>;

export const ExportFilterInput = OneOfLists(
  'ExportFilterInput',
  'The filter of the list that is exported, as its query takes it: of these, only the one that fits the report.',
  'Filter',
);

export const ExportSortInput = OneOfLists(
  'ExportSortInput',
  'The sort of the list that is exported, as its query takes it: of these, only the one that fits the report.',
  'Sort',
);
