import type { Permission } from '../../lib/permission.ts';
import type { CreateExportInput, ExportFilterInput } from './generated/graphql.ts';

export type ExportReport = CreateExportInput['report'];

/** The name of a list in the filter of an export. */
export type ExportedList = keyof ExportFilterInput;

export interface ExportKind {
  readonly id: ExportReport;
  readonly label: string;
  readonly description: string;
  /** The list that it shows, which then says what is in it: its filter and its sort are those of this name. */
  readonly list?: ExportedList;
  /** All of these are needed. */
  readonly needs: readonly Permission[];
  readonly days: 'none' | 'optional' | 'required';
  readonly formats?: readonly CreateExportInput['format'][];
}

/** Everything that can be written into a file. Another one is one more entry. */
export const exportReports: readonly ExportKind[] = [
  {
    id: 'ORDERS',
    list: 'orders',
    label: 'Orders',
    description: 'One row for each order.',
    needs: ['ORDERS_VIEW'],
    days: 'optional',
  },
  {
    id: 'ORDER_LINES',
    list: 'orders',
    label: 'Order lines',
    description: 'One row for each product of each order.',
    needs: ['ORDERS_VIEW'],
    days: 'optional',
  },
  {
    id: 'PAYMENTS',
    list: 'payments',
    label: 'Payments',
    description: 'Payments and what was refunded.',
    needs: ['PAYMENTS_VIEW'],
    days: 'optional',
  },
  {
    id: 'REFUNDS',
    list: 'refunds',
    label: 'Refunds',
    description: 'Money that went back, by the day on which it did.',
    needs: ['PAYMENTS_VIEW'],
    days: 'optional',
  },
  {
    id: 'RENTALS',
    list: 'rentals',
    label: 'Rentals',
    description: 'Rentals and what was paid.',
    needs: ['RENTALS_VIEW'],
    days: 'optional',
  },
  {
    id: 'PRODUCTS',
    list: 'products',
    label: 'Products',
    description: 'Prices, stock, and specs.',
    needs: ['CATALOG_MANAGE'],
    days: 'none',
  },
  {
    id: 'CUSTOMERS',
    list: 'customers',
    label: 'Customers',
    description: 'Names and addresses.',
    needs: ['CUSTOMERS_VIEW'],
    days: 'none',
  },
  {
    id: 'SUPPLIERS',
    list: 'suppliers',
    label: 'Suppliers',
    description: 'Names and contacts.',
    needs: ['SUPPLIERS_MANAGE'],
    days: 'none',
  },
  {
    id: 'STOCK_MOVEMENTS',
    list: 'stockMovements',
    label: 'Stock movements',
    description: 'What changed the stock, and by how much.',
    needs: ['INVENTORY_VIEW'],
    days: 'optional',
  },
  {
    id: 'PRODUCTION_RECORDS',
    list: 'productionRecords',
    label: 'Production records',
    description: 'Who made what on which day.',
    needs: ['INVENTORY_VIEW'],
    days: 'optional',
  },
  {
    id: 'STAFF_MEMBERS',
    list: 'staffMembers',
    label: 'Staff',
    description: 'Everybody who works here.',
    needs: ['STAFF_VIEW'],
    days: 'none',
  },
  {
    id: 'USERS',
    list: 'users',
    label: 'Users',
    description: 'Accounts and their roles.',
    needs: ['USERS_VIEW'],
    days: 'none',
  },
  {
    id: 'DASHBOARD',
    label: 'Key figures',
    description: 'The figures of the dashboard.',
    needs: ['ANALYTICS_VIEW'],
    days: 'required',
  },
  {
    id: 'SALES_TREND',
    label: 'Sales trend',
    description: 'Revenue and orders by day, week, or month.',
    needs: ['ANALYTICS_VIEW'],
    days: 'required',
  },
  {
    id: 'TOP_PRODUCTS',
    label: 'Top products',
    description: 'What sold best.',
    needs: ['ANALYTICS_VIEW'],
    days: 'required',
  },
  {
    id: 'SALES_BY_CATEGORY',
    label: 'Sales by category',
    description: 'Revenue of each category.',
    needs: ['ANALYTICS_VIEW'],
    days: 'required',
  },
  {
    id: 'CUSTOMER_LIFETIME_VALUES',
    label: 'Best customers',
    description: 'What each customer bought altogether.',
    needs: ['ANALYTICS_VIEW', 'CUSTOMERS_VIEW'],
    days: 'none',
  },
  {
    id: 'STAFF_PERFORMANCE',
    label: 'Staff sales',
    description: 'What each person sold.',
    needs: ['ANALYTICS_VIEW', 'STAFF_VIEW'],
    days: 'required',
  },
  {
    id: 'STAFF_PRODUCTION',
    label: 'Staff production',
    description: 'What each person made.',
    needs: ['INVENTORY_VIEW', 'STAFF_VIEW'],
    days: 'required',
  },
  {
    id: 'PRODUCTION_REPORT',
    label: 'Production',
    description: 'What was made of each product.',
    needs: ['INVENTORY_VIEW'],
    days: 'required',
  },
  {
    id: 'ORDERS_AND_PRODUCTION',
    label: 'Orders and production',
    description: 'Sold, made, and left of each product.',
    needs: ['ANALYTICS_VIEW', 'INVENTORY_VIEW'],
    days: 'required',
  },
  {
    id: 'TAX_REPORT',
    label: 'Taxes',
    description: 'What was taxed at each rate, and what of it went back.',
    needs: ['ANALYTICS_VIEW'],
    days: 'required',
  },
  {
    id: 'RENTAL_SUMMARY',
    label: 'Rental summary',
    description: 'Started, returned, overdue, and income.',
    needs: ['ANALYTICS_VIEW', 'RENTALS_VIEW'],
    days: 'required',
  },
  {
    id: 'INVENTORY_VALUATION',
    label: 'Inventory valuation',
    description: 'What the stock is worth.',
    needs: ['ANALYTICS_VIEW', 'INVENTORY_VIEW'],
    days: 'none',
  },
  {
    id: 'AUDIT_LOG',
    list: 'auditLog',
    label: 'Audit log',
    description: 'Who did what.',
    needs: ['AUDIT_VIEW'],
    days: 'optional',
  },
  {
    id: 'MY_DATA',
    label: 'My own data',
    description: 'Everything that the store keeps of you.',
    needs: [],
    days: 'none',
    formats: ['JSON'],
  },
];

export const tableFormats = ['CSV', 'XLSX', 'PDF'] as const;

export const formatLabels: Readonly<Record<CreateExportInput['format'], string>> = {
  CSV: 'CSV, for other programs',
  XLSX: 'Excel',
  PDF: 'PDF, to print',
  JSON: 'JSON',
};

export function exportReport(id: ExportReport): ExportKind | undefined {
  return exportReports.find(report => report.id === id);
}
