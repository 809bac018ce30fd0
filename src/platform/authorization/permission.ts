/** Everything that somebody may be allowed to do, each with the description that managers read when they make a role. */
export const permissions = {
  CATALOG_MANAGE: 'Create, change, delete, and restore products and categories, and see deleted ones.',
  SUPPLIERS_MANAGE: 'Create, change, delete, and restore suppliers, and see their contact details.',
  CUSTOMERS_VIEW: 'See all customers, with their contact details.',
  CUSTOMERS_MANAGE: 'Create, change, delete, and restore customers.',
  USERS_VIEW: 'See the accounts of other people, with their roles and sessions.',
  USERS_MANAGE: 'Suspend, reinstate, delete, and restore accounts.',
  STAFF_VIEW: 'See all staff members.',
  STAFF_APPROVE: 'Approve or reject who registers as staff; suspend and reinstate staff members.',
  STAFF_MANAGE: 'Create, change, delete, and restore staff members.',
  ROLES_ASSIGN: 'Give roles to people and take them away, within what one holds oneself.',
  ROLES_MANAGE: 'Create, change, and delete roles, within what one holds oneself.',
  SETTINGS_MANAGE: "Change the store's settings: name, currency, tax, payment window, and more.",
  INVENTORY_VIEW: 'See how stock came and went, and what was produced.',
  INVENTORY_MANAGE: 'Correct stock levels.',
  PRODUCTION_RECORD: 'Record what was produced, and void such records.',
  ORDERS_VIEW: 'See all orders and sales.',
  ORDERS_MANAGE: 'Place orders for customers; cancel, ship, and deliver orders, and take lines back.',
  SALES_RECORD: 'Sell at the counter, and correct sales of the same day that one made oneself.',
  SALES_MANAGE: 'Correct and void the counter sales of everybody.',
  PAYMENTS_VIEW: 'See all payments.',
  PAYMENTS_REFUND: 'Pay money back.',
  RENTALS_VIEW: 'See all rentals and their contracts.',
  RENTALS_MANAGE:
    'Make, sign, extend, and buy out rentals for customers; cancel them, take units back, and waive instalments.',
  ANALYTICS_VIEW: 'See how the store does: sales, customers, staff, and stock in figures.',
  AUDIT_VIEW: 'Read and verify the audit log, and see security alerts.',
  EMAILS_VIEW: 'See which mails were sent to whom, and whether they arrived at the mail server.',
  JOBS_MANAGE: 'See background jobs that failed for good, and run them again.',
} as const;

export type Permission = keyof typeof permissions;

export const allPermissions = Object.keys(permissions) as readonly Permission[];
