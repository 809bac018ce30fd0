/** All permissions, with the descriptions that managers read when they create a role. */
export const permissions = {
  CATALOG_MANAGE: 'Create, change, delete, and restore products and categories, and see deleted ones.',
  SUPPLIERS_MANAGE: 'Create, change, delete, and restore suppliers, and see their contact details.',
  CUSTOMERS_VIEW: 'See all customers, with their contact details.',
  CUSTOMERS_MANAGE: 'Create, change, delete, and restore customers.',
  USERS_VIEW: 'See the accounts of other people, with their roles and sessions.',
  USERS_MANAGE: 'Suspend, reinstate, delete, and restore accounts, and reset second factors.',
  STAFF_VIEW: 'See all staff members.',
  STAFF_APPROVE: 'Approve or reject people who register as staff; suspend and reinstate staff members.',
  STAFF_MANAGE: 'Create, change, delete, and restore staff members.',
  ROLES_ASSIGN: 'Assign and unassign roles whose permissions one holds oneself.',
  ROLES_MANAGE: 'Create, change, and delete roles whose permissions one holds oneself.',
  SETTINGS_MANAGE: "Change the store's settings: name, currency, tax, payment window, and more.",
  INVENTORY_VIEW: 'See stock movements and production records.',
  INVENTORY_MANAGE: 'Correct stock levels.',
  PRODUCTION_RECORD: 'Record production, and void production records.',
  ORDERS_VIEW: 'See all orders and sales, with the addresses that they are shipped to.',
  ORDERS_MANAGE: 'Place orders for customers; cancel, ship, and deliver orders, and accept returned lines.',
  SALES_RECORD: "Sell at the counter, and correct one's own sales on the same day.",
  SALES_MANAGE: 'Correct and void all counter sales.',
  PAYMENTS_VIEW: 'See all payments.',
  PAYMENTS_RECORD: 'Record money that was received in cash, by card, by transfer, or by check.',
  PAYMENTS_REFUND: 'Refund payments.',
  RENTALS_VIEW: 'See all rentals and their contracts, which name the customer and the address.',
  RENTALS_MANAGE:
    'Create, sign, extend, and buy out rentals for customers; cancel them, take units back, and waive installments.',
  ANALYTICS_VIEW: 'See the reports about sales, customers, staff, and stock.',
  AUDIT_VIEW: 'Read and verify the audit log, and see security alerts.',
  EMAILS_VIEW: 'See which mails were sent to whom, and whether the mail server accepted them.',
  JOBS_MANAGE: 'See background jobs that failed permanently, and run them again.',
} as const;

export type Permission = keyof typeof permissions;

export const allPermissions = Object.keys(permissions) as readonly Permission[];
