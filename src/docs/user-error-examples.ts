import type { UserErrorCode } from '../platform/lib/user-error.ts';

/** A user error as a client gets it. */
export interface UserErrorExample {
  readonly mutation: string;
  /** `SimpleUserError` when absent. */
  readonly type?: string;
  readonly message: string;
  readonly path?: readonly string[];
  /** The fields of `type` beside those of every user error. */
  readonly details?: Readonly<Record<string, string | number | null>>;
}

/** An example of each code. tests/contracts/docs.test.ts checks them against the schema and the messages in the code. */
export const userErrorExamples: Readonly<Record<UserErrorCode, UserErrorExample>> = {
  INVALID_INPUT: {
    mutation: 'createSupplier',
    type: 'ValidationError',
    message: 'No code can be made from this name. Pass one, such as "S-104".',
    path: ['code'],
    details: { reason: 'NOT_ALLOWED', min: null, max: null },
  },
  NOT_FOUND: {
    mutation: 'cancelOrder',
    message: 'There is no order with the id order_01h455vb4pex5vsknk084sn02q.',
    path: ['orderId'],
  },
  VERSION_CONFLICT: {
    mutation: 'updateProduct',
    type: 'VersionConflictError',
    message:
      'This was changed in the meantime: you have version 3, and it is at version 4. Read it again and repeat your change.',
    path: ['version'],
    details: { currentVersion: 4, current: null, changedBy: null, changedAt: '2026-11-26T09:30:00.000Z' },
  },
  SKU_TAKEN: {
    mutation: 'createProduct',
    message:
      'The SKU "PI-5" belongs to another product, perhaps a deleted one. Choose another, or restore that one.',
    path: ['sku'],
  },
  SLUG_TAKEN: {
    mutation: 'createCategory',
    message:
      'The slug "boards" belongs to another category, perhaps a deleted one. Choose another, or restore that one.',
    path: ['slug'],
  },
  CODE_TAKEN: {
    mutation: 'createSupplier',
    message:
      'The code "S-104" belongs to another supplier, perhaps a deleted one. Choose another, or restore that one.',
    path: ['code'],
  },
  CATEGORY_CYCLE: {
    mutation: 'updateCategory',
    message: '"Boards" cannot be moved under itself.',
    path: ['parentId'],
  },
  CATEGORY_TOO_DEEP: {
    mutation: 'updateCategory',
    message: 'The tree would have 9 levels there, and it may have at most 8.',
    path: ['parentId'],
  },
  STILL_IN_USE: {
    mutation: 'deleteSupplier',
    type: 'StillInUseError',
    message: 'The supplier "Pimoroni" still has 12 products. Move or delete them first.',
    path: ['supplierId'],
    details: { count: 12 },
  },
  NOT_DELETED: {
    mutation: 'restoreProduct',
    message: 'This product is not deleted.',
    path: ['productId'],
  },
  INVALID_CREDENTIALS: { mutation: 'signIn', message: 'The email address or the password is wrong.' },
  INVALID_CODE: {
    mutation: 'completeMfaChallenge',
    message: 'This code is wrong. Enter the code that the authenticator shows now.',
    path: ['code'],
  },
  TOKEN_INVALID: {
    mutation: 'verifyEmail',
    message: 'This token is wrong, expired, or already used. Request a new one.',
    path: ['token'],
  },
  REFRESH_TOKEN_REUSED: {
    mutation: 'refreshSession',
    message: 'This refresh token was already used, so its session was ended for safety. Sign in again.',
    path: ['refreshToken'],
  },
  ACCOUNT_SUSPENDED: {
    mutation: 'signIn',
    message: 'This account is suspended. Please contact the store.',
  },
  EMAIL_TAKEN: {
    mutation: 'verifyEmail',
    message:
      'Another account has confirmed this email address. Sign in with that one, or reset its password.',
    path: ['token'],
  },
  WEAK_PASSWORD: {
    mutation: 'registerCustomer',
    message: '"password" must have at least 10 characters, but it has 6.',
    path: ['password'],
  },
  MFA_ALREADY_ENABLED: {
    mutation: 'enrollMfa',
    message: 'A second factor is enrolled already. Disable it first.',
  },
  MFA_NOT_ENABLED: { mutation: 'disableMfa', message: 'No second factor is enrolled.' },
  MFA_UNREADABLE: {
    mutation: 'completeMfaChallenge',
    message:
      'The store can no longer check codes of this authenticator. Use a recovery code, or ask an administrator to reset your second factor.',
    path: ['code'],
  },
  NAME_TAKEN: {
    mutation: 'createRole',
    message: 'There is already a role with the name "Cashier".',
    path: ['name'],
  },
  BUILT_IN_ROLE: {
    mutation: 'deleteRole',
    message: '"Manager" is built in and cannot be deleted.',
    path: ['roleId'],
  },
  ROLE_CYCLE: {
    mutation: 'updateRole',
    message: 'A role cannot inherit from itself or from a role below it.',
    path: ['parentId'],
  },
  BEYOND_OWN_PERMISSIONS: {
    mutation: 'assignRole',
    message: 'You need these permissions yourself: ROLES_MANAGE, SETTINGS_MANAGE.',
    path: ['roleId'],
  },
  LAST_ADMIN: {
    mutation: 'unassignRole',
    message: 'This is the last administrator. Give another user the role Administrator first.',
    path: ['userId'],
  },
  ALREADY_DONE: {
    mutation: 'voidProduction',
    message: 'This production record is already voided.',
    path: ['productionRecordId'],
  },
  WRONG_STATUS: {
    mutation: 'shipOrder',
    message: 'Order 2026-00012 was canceled; it cannot be shipped now.',
    path: ['orderId'],
  },
  IDEMPOTENCY_KEY_REUSED: {
    mutation: 'placeOrder',
    message: 'This idempotency key was used for another request. Use a new key for each request.',
    path: ['idempotencyKey'],
  },
  BULK_ABORTED: {
    mutation: 'updateProducts',
    message: 'Nothing was changed, because another entry was refused.',
    path: ['changes', '3', 'id'],
  },
  INSUFFICIENT_STOCK: {
    mutation: 'placeOrder',
    type: 'InsufficientStockError',
    message: '2 of "Raspberry Pi 5" are left, and this takes 3.',
    path: ['lines', '0', 'quantity'],
    details: { productId: 'product_01h455vb4pex5vsknk084sn02q', requested: 3, available: 2 },
  },
  TOO_MANY_UPLOADS: {
    mutation: 'createUpload',
    message:
      'You have uploaded 50 files in the last 24 hours, which is the limit for one person. Try again later.',
  },
  TOO_MANY_IMPORTS: {
    mutation: 'startImport',
    message: 'You already have 5 imports waiting or running. Wait until one of them is done, or cancel one.',
  },
  TOO_MANY_UNPAID: {
    mutation: 'placeOrder',
    type: 'TooManyUnpaidError',
    message:
      'You have 2 unpaid orders and rentals with 14 units. At most 2 orders and rentals with 20 units may be unpaid. Confirm your email address, pay or cancel one of them, or try again in 43 minutes.',
    details: {
      heldOrders: 2,
      heldUnits: 14,
      orderLimit: 2,
      unitLimit: 20,
      retryAt: '2026-11-21T10:43:00.000Z',
      retryAfterSeconds: 2_580,
    },
  },
  PRICE_CHANGED: {
    mutation: 'placeOrder',
    message: 'The order comes to 38.10 USD now, not 35.70. Ask for a new quote, and place it again.',
    path: ['expectedTotal'],
  },
  PRODUCT_NOT_FOR_SALE: {
    mutation: 'placeOrder',
    message: '"Raspberry Pi 1" is no longer for sale.',
    path: ['lines', '0', 'productId'],
  },
  DISCOUNT_TOO_HIGH: {
    mutation: 'recordSale',
    message: '"discountRate" must be at most 0.1, as your roles allow, but it is 0.25.',
    path: ['lines', '0', 'discountRate'],
  },
  ALREADY_PAID: {
    mutation: 'startPayment',
    message: 'Order 2026-00012 is paid.',
    path: ['orderId'],
  },
  PAYMENTS_UNAVAILABLE: {
    mutation: 'startPayment',
    message: 'Online payments are not set up in this store.',
  },
  REFUND_TOO_HIGH: {
    mutation: 'refundPayment',
    message: 'At most 12.50 USD can be refunded.',
    path: ['amount'],
  },
  NOT_A_CUSTOMER: {
    mutation: 'placeOrder',
    message: 'Your account has no customer record. Pass `customerId`.',
    path: ['customerId'],
  },
  NOT_FOR_RENT: {
    mutation: 'createRental',
    message: '"Raspberry Pi 5" is not for rent.',
    path: ['productId'],
  },
  ALREADY_SIGNED: {
    mutation: 'signRentalContract',
    message: 'The contract of rental R-2026-00003 is already signed.',
    path: ['rentalId'],
  },
  CONSENT_REQUIRED: {
    mutation: 'signRentalContract',
    message: '"consent" must be true: a contract is signed only with consent to its text.',
    path: ['consent'],
  },
  CONTRACT_CHANGED: {
    mutation: 'signRentalContract',
    message: 'The contract is not the one that was offered or signed.',
    path: ['rentalId'],
  },
  PARENT_DELETED: {
    mutation: 'restoreProduct',
    message: 'Its category "Boards" is deleted. Restore that first.',
    path: ['productId'],
  },
  TOO_MANY_EXPORTS: {
    mutation: 'createExport',
    message: 'You already have 50 files that are ready. Delete some of them first.',
  },
};
