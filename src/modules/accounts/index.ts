import type { Manifest } from '../../platform/manifest.ts';
import { signIns } from './accounts.metrics.ts';
import { accountsPermissions } from './accounts.permissions.ts';
import { accountsData } from './accounts.personal-data.ts';
import { CountryResolver } from './addresses/country.resolver.ts';
import { CustomerAddress } from './addresses/customer-address.entity.ts';
import { customerAddressById } from './addresses/customer-address.queries.ts';
import { CustomerAddressResolver } from './addresses/customer-address.resolver.ts';
import { AuditActorResolver } from './audit-actor.resolver.ts';
import { AuditVerificationStarterResolver } from './audit-verification-starter.resolver.ts';
import { Customer } from './customers/customer.entity.ts';
import { CustomerResolver } from './customers/customer.resolver.ts';
import { customersImport } from './customers/customers.import.ts';
import { createDemoAccounts } from './demo/create-demo-accounts.ts';
import { DemoAccountResolver } from './demo/demo-account.resolver.ts';
import { EmailChange } from './email-change/email-change.entity.ts';
import { EmailChangeResolver } from './email-change/email-change.resolver.ts';
import { auditLogExport } from './exports/audit-log.export.ts';
import { customersExport } from './exports/customers.export.ts';
import { usersExport } from './exports/users.export.ts';
import { mailMfa, mailNewDevice, mailPassword, sendPasswordReset } from './jobs/account-mails.jobs.ts';
import { askForPassword } from './jobs/ask-for-password.job.ts';
import { cleanUp } from './jobs/clean-up.job.ts';
import { mailChangedEmail, mailEmailChange } from './jobs/email-change.jobs.ts';
import { greet, resendVerification } from './jobs/registration.jobs.ts';
import { mailMfaReset, mailRecoveryCodes, warnOfKnownPassword } from './jobs/second-factor-mails.jobs.ts';
import { mailAlert } from './jobs/security-alerts.job.ts';
import { MfaResolver } from './mfa/mfa.resolver.ts';
import { RecoveryCode } from './mfa/recovery-code.entity.ts';
import { sealedTotpSecrets } from './mfa/sealed-totp-secrets.ts';
import { PasswordResolver } from './passwords/password.resolver.ts';
import { RegistrationResolver } from './registration/registration.resolver.ts';
import { ensureBuiltInRoles } from './roles/built-in-roles.ts';
import { Role } from './roles/role.entity.ts';
import { RoleResolver } from './roles/role.resolver.ts';
import { UserRole } from './roles/user-role.entity.ts';
import { RefreshToken } from './sessions/refresh-token.entity.ts';
import { sealedSuccessors } from './sessions/sealed-successors.ts';
import { Session } from './sessions/session.entity.ts';
import { sessionById } from './sessions/session.queries.ts';
import { SessionResolver } from './sessions/session.resolver.ts';
import { sessionWrites } from './sessions/session-writes.ts';
import { sessionEnded, userSessionsEnded } from './sessions/sessions.live.ts';
import { validTokenCache } from './sessions/valid-tokens.ts';
import { UserToken } from './tokens/user-token.entity.ts';
import { User } from './users/user.entity.ts';
import { UserResolver } from './users/user.resolver.ts';
import { UserSubscriptionResolver } from './users/user.subscription.resolver.ts';
import { userChanged } from './users/users.live.ts';
import { VersionConflictResolver } from './version-conflict.resolver.ts';

export const accounts: Manifest = {
  name: 'accounts',
  entities: [
    User,
    Session,
    RefreshToken,
    UserToken,
    EmailChange,
    RecoveryCode,
    Role,
    UserRole,
    Customer,
    CustomerAddress,
  ],
  resolvers: [
    VersionConflictResolver,
    UserResolver,
    UserSubscriptionResolver,
    RegistrationResolver,
    SessionResolver,
    PasswordResolver,
    EmailChangeResolver,
    MfaResolver,
    RoleResolver,
    CustomerResolver,
    CustomerAddressResolver,
    CountryResolver,
    AuditActorResolver,
    AuditVerificationStarterResolver,
    DemoAccountResolver,
  ],
  liveTopics: [sessionEnded, userSessionsEnded, userChanged],
  services: [sessionWrites, validTokenCache],
  rules: accountsPermissions,
  nodes: {
    user: { type: 'User', field: 'user' },
    customer: { type: 'Customer', field: 'customer' },
    customeraddress: { type: 'CustomerAddress', read: customerAddressById },
    role: { type: 'Role', field: 'role' },
    session: { type: 'Session', read: sessionById },
  },
  personalData: accountsData,
  sealedColumns: [sealedTotpSecrets, sealedSuccessors],
  jobs: [
    greet,
    resendVerification,
    sendPasswordReset,
    mailPassword,
    mailEmailChange,
    mailChangedEmail,
    mailMfa,
    mailMfaReset,
    mailRecoveryCodes,
    warnOfKnownPassword,
    askForPassword,
    mailNewDevice,
    mailAlert,
    cleanUp,
  ],
  metrics: [signIns],
  imports: [customersImport],
  exports: [customersExport, usersExport, auditLogExport],
  prepare: ensureBuiltInRoles,
  demo: createDemoAccounts,
};
