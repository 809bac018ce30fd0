import { anyone, can, isAuthenticated, isSignedIn } from '../../platform/authorization/rules.ts';
import type { RuleTree } from '../../platform/authorization/shield.ts';
import { seesCustomer } from './customers/customer.permissions.ts';
import { seesRoleInFull } from './roles/role.permissions.ts';
import { seesUser } from './users/user.permissions.ts';

export const accountsPermissions: RuleTree = {
  Query: {
    me: anyone,
    demoAccounts: anyone,
    user: isAuthenticated,
    users: can('USERS_VIEW'),
    customer: isAuthenticated,
    customers: can('CUSTOMERS_VIEW'),
    role: isAuthenticated,
    roles: isAuthenticated,
    permissions: isAuthenticated,
  },
  Mutation: {
    registerCustomer: anyone,
    verifyEmail: anyone,
    resendEmailVerification: anyone,
    signIn: anyone,
    completeMfaChallenge: anyone,
    refreshSession: anyone,
    requestPasswordReset: anyone,
    resetPassword: anyone,
    confirmEmailChange: anyone,
    signOut: isSignedIn,
    revokeSession: isSignedIn,
    revokeAllSessions: isSignedIn,
    enrollMfa: isSignedIn,
    confirmMfa: isSignedIn,
    disableMfa: isAuthenticated,
    regenerateRecoveryCodes: isAuthenticated,
    resetMfa: can('USERS_MANAGE'),
    changePassword: isAuthenticated,
    requestEmailChange: isAuthenticated,
    cancelEmailChange: isAuthenticated,
    updateProfile: isAuthenticated,
    updateUserStatus: can('USERS_MANAGE'),
    // The actor's own account, or with USERS_MANAGE any.
    deleteUser: isAuthenticated,
    restoreUser: can('USERS_MANAGE'),
    createCustomer: can('CUSTOMERS_MANAGE'),
    updateCustomer: can('CUSTOMERS_MANAGE'),
    deleteCustomer: can('CUSTOMERS_MANAGE'),
    restoreCustomer: can('CUSTOMERS_MANAGE'),
    createRole: can('ROLES_MANAGE'),
    updateRole: can('ROLES_MANAGE'),
    deleteRole: can('ROLES_MANAGE'),
    assignRole: can('ROLES_ASSIGN'),
    unassignRole: can('ROLES_ASSIGN'),
  },
  // Also for those who must enroll a second factor, to whom `me` answers too.
  Subscription: { viewerUpdated: isSignedIn },
  Role: {
    parent: seesRoleInFull,
    memberCount: seesRoleInFull,
  },
  User: {
    email: seesUser,
    phone: seesUser,
    emailVerifiedAt: seesUser,
    pendingEmail: seesUser,
    mfaEnabled: seesUser,
    status: seesUser,
    roles: seesUser,
    permissions: seesUser,
    customer: seesUser,
    sessions: seesUser,
  },
  Customer: {
    contactName: seesCustomer,
    email: seesCustomer,
    phone: seesCustomer,
    address: seesCustomer,
  },
};
