import type { Migration, MigrationConnection } from '../platform/database/migrations/migration.ts';

/** A stable code for each role: of a built-in one its key, of another one from its name. */
export const codeRoles: Migration = {
  name: '2026-11-26-code-roles',
  mysql: [
    "alter table `role` add `code` varchar(64) not null default ''",
    giveCodes,
    'alter table `role` add unique `role_code_unique` (`code`)',
  ],
  sqlite: [
    "alter table `role` add column `code` text collate nocase not null default ''",
    giveCodes,
    'create unique index `role_code_unique` on `role` (`code`)',
  ],
};

/** Those that have a code keep it, so that it can run again. */
async function giveCodes(connection: MigrationConnection): Promise<void> {
  const roles = await connection.run<{ id: string; name: string; builtInKey: string | null; code: string }>(
    'select id, name, built_in_key as builtInKey, code from role order by built_in_key is null, id',
  );
  const taken = new Set(roles.map(role => role.code).filter(code => code !== ''));
  for (const { id, name, builtInKey, code } of roles) {
    if (code !== '') continue;
    const made = builtInKey ?? codeFrom(name, taken);
    taken.add(made);
    await connection.run('update role set code = ? where id = ?', [made, id]);
  }
}

function codeFrom(name: string, taken: ReadonlySet<string>): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
  const code =
    plain
      .replace(/[^A-Z0-9]+/g, '_')
      .slice(0, 56)
      .replace(/^_+|_+$/g, '') || 'ROLE';
  if (!taken.has(code)) return code;
  let number = 2;
  while (taken.has(`${code}_${number}`)) number++;
  return `${code}_${number}`;
}
