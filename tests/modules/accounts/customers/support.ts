import type { TestApp } from '../../../kit/app.ts';

/** Where the staff find a customer: by id, as a node, and in the lists of those who are here and of those who are gone. */
export const lookUpCustomer = (app: TestApp, id: string, search: string) =>
  app.ask(
    'staff',
    `query ($id: ID!, $search: String) { customer(id: $id) { id } node(id: $id) { id }
       here: customers(filter: { search: $search }) { nodes { id } }
       gone: customers(filter: { search: $search, deleted: true }) { nodes { id deletedAt } } }`,
    { id, search },
  );
