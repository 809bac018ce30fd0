/** How many rows the tables of a store have: `rows` products and orders, and all others in proportion. */
export function sizesOf(rows: number) {
  return {
    rows,
    roots: 20,
    branches: 200,
    leaves: 1_780,
    suppliers: Math.max(20, Math.floor(rows / 1_000)),
    /** Each has an account. */
    customers: Math.floor(rows / 2),
    staff: 200,
    sessions: Math.floor(rows / 20),
    linesPerOrder: 3,
    movements: rows * 3,
    productionRecords: Math.floor(rows / 4),
    refunds: Math.floor(rows / 50),
    disputes: Math.max(20, Math.floor(rows / 1_000)),
    rentals: Math.floor(rows / 20),
    installments: 12,
    auditEntries: rows,
    notifications: rows,
    emails: Math.floor(rows / 2),
    securityAlerts: Math.floor(rows / 100),
    deadJobs: Math.floor(rows / 500),
    exports: Math.max(50, Math.floor(rows / 500)),
    // As many as are kept.
    auditVerifications: 1_000,
    imports: Math.max(50, Math.floor(rows / 1_000)),
  };
}

export type Sizes = ReturnType<typeof sizesOf>;

/** The days of its history. */
export const days = 3 * 365;

/** One in so many orders is one of this customer, the first. */
export const ordersPerOrderOfTheBestCustomer = 50;
