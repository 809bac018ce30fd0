import type { Migration, MigrationConnection } from '../platform/database/migrations/migration.ts';
import type { SearchText } from '../platform/search/entry-of.ts';
import { fillIndex } from '../platform/search/fill-index.ts';

interface Person {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly email: string | null;
  readonly other: string | null;
}

interface People {
  readonly letters: string;
  readonly rows: string;
  readonly textOf: (person: Person) => Omit<SearchText, 'id'>;
}

const people: Readonly<Record<'customers' | 'users' | 'staff', People>> = {
  customers: {
    letters: 'u',
    rows: 'select id, code, name, email, contact_name as other from `customer`',
    textOf: ({ code, name, email, other }) => {
      return { code, title: name, body: `${other ?? ''} ${code} ${email ?? ''}` };
    },
  },
  users: {
    letters: 'a',
    rows: "select id, '' as code, name, email, null as other from `user`",
    textOf: ({ name, email }) => ({ code: '', title: name, body: email ?? '' }),
  },
  staff: {
    letters: 'e',
    rows: 'select id, code, name, email, job_title as other from `staff_member`',
    textOf: ({ code, name, email, other }) => {
      return { code, title: name, body: `${code} ${email ?? ''} ${other ?? ''}` };
    },
  },
};

function fill(connection: MigrationConnection, { letters, rows, textOf }: People, inParts: boolean) {
  const textsAfter = async (id: string, limit: number) => {
    const found = await connection.run<Person>(`${rows} where id > ? order by id limit ${limit}`, [id]);
    return found.map(person => ({ list: { letters }, text: { id: person.id, ...textOf(person) } }));
  };
  return fillIndex(connection, { textsAfter, lists: [{ letters }], inParts });
}

/** Customers, accounts, and staff members are found through the search index, too. */
export const indexPeople: Migration = {
  name: '2026-11-27-index-people',
  mysql: [
    function customersInParts(connection) {
      return fill(connection, people.customers, true);
    },
    function usersInParts(connection) {
      return fill(connection, people.users, true);
    },
    function staffInParts(connection) {
      return fill(connection, people.staff, true);
    },
  ],
  sqlite: [
    async function fillPeople(connection) {
      for (const list of Object.values(people)) await fill(connection, list, false);
    },
  ],
};
