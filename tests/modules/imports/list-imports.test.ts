import { expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { statementsDuring } from '../../kit/statements.ts';
import { startImport, uploaded } from '../../kit/uploads.ts';

const app = useApp();

const query = `{ imports(first: 50) { totalCount nodes { id status createdBy { name } preview { columns }
  problems(first: 5) { totalCount nodes { row reason } } } } }`;

async function addImports(count: number): Promise<void> {
  const uploadToken = await uploaded(app(), 'manager', 'sku,price\nA,cheap\n');
  for (let index = 0; index < count; index++) {
    await startImport(app(), 'manager', { uploadToken, dryRun: true });
    await app().work();
  }
}

it('lists any number of imports with their problems in the same number of statements', async () => {
  for (const count of [3, 12]) {
    await addImports(count);
    let answer: { imports: { nodes: { problems: { totalCount: number } }[] } } | undefined;
    // The session is checked by a statement, too, unless that was done a moment ago.
    await app().ask('manager', query);
    const statements = await statementsDuring(app(), async () => {
      answer = await app().ask('manager', query);
    });
    const names = statements.map(text => /\/\* (.*?) \*\//.exec(text)?.[1] ?? text);
    expect(names.filter(name => /imports|Import|User/.test(name))).toHaveLength(4);
    expect(answer!.imports.nodes.every(({ problems }) => problems.totalCount === 1)).toBe(true);
  }
});
