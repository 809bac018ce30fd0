import { Command } from 'commander';
import { systemContext } from '../app.ts';
import { askPassword } from '../ask-password.ts';
import { createAdmin } from '../modules/accounts/users/create-admin.ts';
import { print } from './print.ts';
import { withMigratedApp } from './with-app.ts';

export const createAdminCommand = new Command('create-admin')
  .description('create an administrator; asks for the password, or reads it from the input')
  .argument('<email>', 'the email address to sign in with')
  .option('--name <name>', 'the name of the administrator', 'Administrator')
  .option('--reset-mfa', 'remove the second factor of an account whose authenticator is lost')
  .action(async (email: string, { name, resetMfa }: { name: string; resetMfa?: true }) =>
    withMigratedApp(async app => {
      const password = await askPassword();
      const ctx = systemContext(app.services, app.http.log);
      const options = { email, name, password, resetMfa: resetMfa ?? false };
      const { isNew, hasMfa } = await createAdmin(ctx, options);
      print(
        isNew
          ? `${email} is now an administrator.`
          : `${email} already had an account; it is now an administrator with the new password.`,
      );
      if (resetMfa && !isNew) print('It has no second factor now.');
      if (hasMfa)
        print('Signing in also takes a code of its second factor; --reset-mfa removes it if it is lost.');
    }),
  );
