/** The kinds of people who send requests: by role, or by the state of their session. */
export type Who =
  | 'guest'
  | 'customer'
  | 'pending'
  | 'staff'
  | 'manager'
  | 'admin'
  | 'suspended'
  | 'revoked'
  | 'mfaRequired';

type Outcome = 'allowed' | 'UNAUTHENTICATED' | 'FORBIDDEN';
type Row = Record<Who, Outcome>;

const noSession = {
  guest: 'UNAUTHENTICATED',
  suspended: 'UNAUTHENTICATED',
  revoked: 'UNAUTHENTICATED',
} as const;

/** The named kind and all after it may; the others who are signed in may not. */
function from(first: 'customer' | 'staff' | 'manager' | 'admin' | 'nobody'): Row {
  const ladder = ['customer', 'staff', 'manager', 'admin'] as const;
  const may = (who: (typeof ladder)[number]): Outcome =>
    first !== 'nobody' && ladder.indexOf(who) >= ladder.indexOf(first) ? 'allowed' : 'FORBIDDEN';
  return {
    ...noSession,
    customer: may('customer'),
    pending: first === 'customer' ? 'allowed' : 'FORBIDDEN',
    staff: may('staff'),
    manager: may('manager'),
    admin: may('admin'),
    mfaRequired: 'FORBIDDEN',
  };
}

const anyone: Row = {
  guest: 'allowed',
  customer: 'allowed',
  pending: 'allowed',
  staff: 'allowed',
  manager: 'allowed',
  admin: 'allowed',
  suspended: 'allowed',
  revoked: 'allowed',
  mfaRequired: 'allowed',
};
const signedIn: Row = { ...from('customer'), mfaRequired: 'allowed' };
const customers = from('customer');
const staff = from('staff');
const managers = from('manager');
const admins = from('admin');

/** What each kind of person may do with each root field. Written by hand, independently of the code. */
export const access: Record<string, Row> = {
  'Query.settings': anyone,
  'Query.demoAccounts': anyone,
  'Query.product': anyone,
  'Query.productBySku': anyone,
  'Query.products': anyone,
  'Query.category': anyone,
  'Query.categoryBySlug': anyone,
  'Query.categories': anyone,
  'Query.supplier': anyone,
  'Query.suppliers': anyone,
  'Query.previewPrices': staff,
  'Query.search': anyone,
  'Query.node': anyone,
  'Query.nodes': anyone,
  // A request with a bad token is refused; a request without a token is a guest's.
  'Query.me': { ...anyone, suspended: 'UNAUTHENTICATED', revoked: 'UNAUTHENTICATED' },
  'Query.user': customers,
  'Query.users': managers,
  'Query.customer': customers,
  'Query.customers': staff,
  'Query.role': customers,
  'Query.roles': customers,
  'Query.permissions': customers,
  'Query.staffMember': customers,
  'Query.staffMembers': staff,
  'Query.auditLog': managers,
  'Query.auditEntry': managers,
  'Query.verifyAuditLog': managers,
  'Query.securityAlert': managers,
  'Query.securityAlerts': managers,
  'Query.email': managers,
  'Query.emails': managers,
  'Query.deadJobs': admins,
  'Query.stockMovement': staff,
  'Query.stockMovements': staff,
  'Query.productionRecord': staff,
  'Query.productionRecords': staff,
  'Query.quoteOrder': anyone,
  // Their own; those of others need a permission.
  'Query.order': customers,
  'Query.orderByNumber': customers,
  'Query.orders': customers,
  'Query.payment': customers,
  'Query.payments': staff,
  'Query.disputes': staff,
  'Query.notification': customers,
  'Query.notifications': customers,
  'Query.unreadNotificationCount': customers,
  'Query.notificationPreferences': customers,
  'Mutation.markNotificationsRead': customers,
  'Mutation.setNotificationPreference': customers,
  // Their own. The permissions of each report are checked with the report.
  'Query.export': customers,
  'Query.exports': customers,
  'Mutation.createExport': staff,
  'Mutation.cancelExport': customers,
  'Mutation.deleteExport': customers,
  // What the kind of file needs; products need the least.
  'Mutation.createUpload': staff,
  'Query.import': staff,
  'Query.imports': staff,
  'Mutation.startImport': staff,
  // Of the kinds that they may import.
  'Mutation.cancelImport': customers,
  'Subscription.importUpdated': staff,
  'Mutation.updateSettings': admins,
  'Mutation.adjustStock': managers,
  'Mutation.recordProduction': staff,
  'Mutation.voidProduction': staff,
  'Mutation.placeOrder': customers,
  'Mutation.cancelOrder': customers,
  'Mutation.shipOrder': staff,
  'Mutation.shipOrders': staff,
  'Mutation.deliverOrder': staff,
  'Mutation.returnOrderLines': staff,
  'Mutation.recordSale': staff,
  'Mutation.updateSale': staff,
  'Mutation.voidSale': staff,
  'Mutation.startPayment': customers,
  'Mutation.simulatePayment': customers,
  'Mutation.refundPayment': managers,
  'Mutation.settleRefund': managers,
  'Mutation.registerCustomer': anyone,
  'Mutation.registerStaff': anyone,
  'Mutation.verifyEmail': anyone,
  'Mutation.resendEmailVerification': anyone,
  'Mutation.signIn': anyone,
  'Mutation.completeMfaChallenge': anyone,
  'Mutation.refreshSession': anyone,
  'Mutation.requestPasswordReset': anyone,
  'Mutation.resetPassword': anyone,
  'Mutation.confirmEmailChange': anyone,
  'Mutation.requestEmailChange': customers,
  'Mutation.cancelEmailChange': customers,
  'Mutation.signOut': signedIn,
  'Mutation.revokeSession': signedIn,
  'Mutation.revokeAllSessions': signedIn,
  'Mutation.enrollMfa': signedIn,
  'Mutation.confirmMfa': signedIn,
  'Mutation.disableMfa': customers,
  'Mutation.regenerateRecoveryCodes': customers,
  'Mutation.resetMfa': admins,
  'Mutation.changePassword': customers,
  'Mutation.updateProfile': customers,
  // Their own account; another account needs a permission.
  'Mutation.deleteUser': customers,
  'Mutation.updateUserStatus': admins,
  'Mutation.restoreUser': admins,
  'Mutation.createCustomer': staff,
  'Mutation.updateCustomer': staff,
  'Mutation.deleteCustomer': staff,
  'Mutation.restoreCustomer': staff,
  'Mutation.createRole': admins,
  'Mutation.updateRole': admins,
  'Mutation.deleteRole': admins,
  'Mutation.assignRole': managers,
  'Mutation.unassignRole': managers,
  'Mutation.acceptInvitation': anyone,
  'Mutation.inviteStaffMember': admins,
  'Mutation.resendInvitation': admins,
  'Mutation.revokeInvitation': admins,
  'Mutation.approveStaffMember': managers,
  'Mutation.rejectStaffMember': managers,
  'Mutation.suspendStaffMember': managers,
  'Mutation.reinstateStaffMember': managers,
  'Mutation.createStaffMember': admins,
  'Mutation.updateStaffMember': admins,
  'Mutation.deleteStaffMember': admins,
  'Mutation.restoreStaffMember': admins,
  'Mutation.acknowledgeSecurityAlert': managers,
  'Mutation.retryEmail': admins,
  'Mutation.retryDeadJob': admins,
  'Mutation.discardDeadJob': admins,
  'Mutation.createProduct': staff,
  'Mutation.updateProduct': staff,
  'Mutation.updateProducts': staff,
  'Mutation.deleteProduct': staff,
  'Mutation.restoreProduct': staff,
  'Mutation.createCategory': staff,
  'Mutation.updateCategory': staff,
  'Mutation.deleteCategory': staff,
  'Mutation.restoreCategory': staff,
  'Mutation.createSupplier': managers,
  'Mutation.updateSupplier': managers,
  'Mutation.deleteSupplier': managers,
  'Mutation.restoreSupplier': managers,
  'Query.analytics': customers,
  'Query.rental': customers,
  'Query.rentals': customers,
  'Subscription.notificationReceived': customers,
  'Subscription.orderUpdated': customers,
  'Subscription.stockChanged': customers,
  'Subscription.staffRegistrationReceived': managers,
  'Subscription.staffMemberUpdated': staff,
  'Subscription.orderPlaced': staff,
  'Subscription.rentalUpdated': customers,
  'Subscription.exportUpdated': customers,
  'Subscription.viewerUpdated': signedIn,
  'Query.quoteRental': anyone,
  'Query.quoteRentalBuyout': customers,
  'Mutation.createRental': customers,
  'Mutation.signRentalContract': customers,
  'Mutation.cancelRental': customers,
  'Mutation.extendRental': customers,
  'Mutation.buyOutRental': customers,
  'Mutation.returnRental': staff,
  'Mutation.waiveRentalInstallment': staff,
};
