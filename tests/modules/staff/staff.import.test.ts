import { describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { csvOf } from '../../kit/csv.ts';
import { approved } from '../../kit/factories/staff-member.ts';
import { importCsv, importProblems } from '../../kit/import.ts';

const app = useApp();

const header = 'code,name,email,jobTitle,hiredOn';
const run = (...rows: string[]) => importCsv(app(), { 'staff.csv': csvOf(header, rows) });
const changes = async (...rows: string[]) => (await run(...rows)).files[0]!.changes;
const list = async (search: string) =>
  (
    await app().ask(
      'admin',
      'query ($search: String) { staffMembers(filter: { search: $search }) { nodes { code name email jobTitle hiredOn status version user { id } } } }',
      { search },
    )
  ).staffMembers.nodes;

describe('import of staff.csv', () => {
  it('brings in staff members who work here, and a second time changes nothing', async () => {
    const rows = [
      'EMP-1,Nancy Davolio,,Sales Representative,1992-05-01',
      'EMP-2,Andrew Fuller,fuller@example.com,"Vice President, Sales",',
    ];
    expect(await changes(...rows)).toEqual({ created: 2, updated: 0, unchanged: 0 });
    const imported = [
      {
        code: 'EMP-2',
        name: 'Andrew Fuller',
        email: 'fuller@example.com',
        jobTitle: 'Vice President, Sales',
        hiredOn: null,
        status: 'APPROVED',
        version: 1,
        user: null,
      },
      {
        code: 'EMP-1',
        name: 'Nancy Davolio',
        email: null,
        jobTitle: 'Sales Representative',
        hiredOn: '1992-05-01',
        status: 'APPROVED',
        version: 1,
        user: null,
      },
    ];
    expect(await list('EMP-')).toEqual(imported);
    expect(await changes(...rows)).toEqual({ created: 0, updated: 0, unchanged: 2 });
    expect(await list('EMP-')).toEqual(imported);
  });

  it('keeps the account and the status of somebody who is there already', async () => {
    const member = await approved(app());
    const change = (name: string, input: object) =>
      app().mutate(name, { staffMemberId: member.id, ...input }, '__typename', 'admin');
    await change('updateStaffMember', { code: 'KEEP-1' });
    await change('suspendStaffMember', {});
    expect(await changes('keep-1,Renamed,,Cook,')).toEqual({ created: 0, updated: 1, unchanged: 0 });
    expect(await list('keep-1')).toMatchObject([
      { name: 'Renamed', jobTitle: 'Cook', status: 'SUSPENDED', user: { id: member.userId } },
    ]);
  });

  it('names each bad row, and keeps nothing', async () => {
    const importing = run(
      'GOOD-1,Good,,,2020-02-29',
      'BAD-1,Bad,,,2025-02-29',
      'BAD-2,Bad,,,01.05.1992',
      'BAD-3,Bad,nobody,,',
      'BAD-4,,,,',
      'good-1,Twice,,,',
    );
    expect(await importProblems(importing)).toEqual([
      expect.stringMatching(/^staff\.csv:3 hiredOn: /),
      expect.stringMatching(/^staff\.csv:4 hiredOn: /),
      expect.stringMatching(/^staff\.csv:5 email: /),
      expect.stringMatching(/^staff\.csv:6 name: /),
      expect.stringMatching(/^staff\.csv:7 code: /),
    ]);
    expect(await list('GOOD-1')).toEqual([]);
  });
});
