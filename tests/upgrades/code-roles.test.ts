import { expect, inject, it } from 'vitest';
import { codeRoles } from '../../src/migrations/2026-11-26-code-roles.ts';
import { runStep } from '../../src/platform/database/migrations/migration.ts';
import { newId } from '../../src/platform/lib/typed-id.ts';
import { useApp } from '../kit/app.ts';

const app = useApp();
const engine = inject('database') === 'sqlite' ? 'sqlite' : 'mysql';

/** Names as stores have them, and the codes that they get, in the order of their ids. */
const roles: [name: string, code: string][] = [
  ['Counter clerk', 'COUNTER_CLERK'],
  ['Counter-Clerk!', 'COUNTER_CLERK_2'],
  ['  counter   clerk ', 'COUNTER_CLERK_3'],
  // The code of a built-in role is taken.
  ['Manager?', 'MANAGER_2'],
  ['Verkäufer für Möbel', 'VERKAUFER_FUR_MOBEL'],
  ['店員', 'ROLE'],
  ['Продавець', 'ROLE_2'],
  [`${'x'.repeat(55)} and more`, 'X'.repeat(55)],
];

const codes = () =>
  app().sql<{ name: string; code: string }>(
    'select name, code from role where built_in_key is null order by id',
  );

async function runAll(): Promise<void> {
  const connection = {
    run: <R extends object>(text: string, values: readonly unknown[] = []) => app().sql<R>(text, values),
  };
  for (const step of codeRoles[engine]) await runStep(connection, step);
}

async function removeCodes(): Promise<void> {
  if (engine === 'sqlite') await app().sql('drop index role_code_unique');
  await app().sql('alter table role drop column code');
}

it('every role of an older store gets a code of its own: a built-in one its key, others from their names', async () => {
  await app().sql('delete from role where built_in_key is null');
  await removeCodes();
  const now = '2026-03-01 00:00:00';
  const ids = roles.map(() => newId('role')).sort();
  for (const [index, [name]] of roles.entries())
    await app().sql(
      `insert into role (id, created_at, updated_at, version, name, description, permissions, effective_permissions, requires_mfa) values (?, ?, ?, 1, ?, '', '[]', '[]', 0)`,
      [ids[index], now, now, name],
    );
  await runAll();
  expect(await codes()).toEqual(roles.map(([name, code]) => ({ name, code })));
  const builtIn = await app().sql<{ key: string; code: string }>(
    'select built_in_key as `key`, code from role where built_in_key is not null',
  );
  expect(builtIn.length).toBeGreaterThan(3);
  for (const { key, code } of builtIn) expect(code).toBe(key);
  // They are unique from then on, whatever their case.
  await expect(app().sql("update role set code = 'role' where id = ?", [ids[0]])).rejects.toThrow();
});

it('codes stay as they are when the code runs again after it was killed', async () => {
  await app().sql("update role set code = 'OF_THEIR_OWN' where code = 'COUNTER_CLERK_2'");
  const before = await codes();
  const giveCodes = codeRoles[engine].find(step => typeof step !== 'string')!;
  await runStep({ run: (text, values = []) => app().sql(text, values) }, giveCodes);
  expect(await codes()).toEqual(before);
});
