import { listCases, searchCases } from '../list-cases.ts';
import { idOf, type ScaleCase, type ScaleFacts } from '../scale-case.ts';
import { sizesOf } from '../sizes.ts';

export function peopleCases({ rows }: ScaleFacts): ScaleCase[] {
  const { customers } = sizesOf(rows);
  const half = Math.floor(customers / 2);
  const admin = (name: string, query: string): ScaleCase => ({ name, who: 'admin', query });
  const searches = [
    'Maria',
    'Maria Kordax',
    'mar',
    'm',
    `person${half}@example.com`,
    `C-${String(half).padStart(8, '0')}`,
    'nobody has this name',
  ];
  return [
    ...listCases({
      list: 'customers',
      who: 'admin',
      fields: 'id code name email address { city country }',
      sorts: ['NAME', 'CODE', 'CREATED_AT'],
      filters: [
        'city: "City 1"',
        'city: "City 299"',
        'city: "Nowhere"',
        'country: "Germany"',
        'country: "Fiji"',
        'country: "Fiji", city: "City 1"',
        'deleted: true',
        `search: "person${half}@example.com"`,
      ],
      middle: `search: "person${half}@example.com"`,
    }),
    ...searchCases({ list: 'customers', who: 'admin', fields: 'id name email' }, searches),
    admin('customer', `{ customer(id: ${idOf('customer', half)}) { name email lifetimeValue { amount } } }`),
    admin(
      'customers 50 × lifetimeValue',
      '{ customers(first: 50) { nodes { name lifetimeValue { amount } } } }',
    ),
    admin(
      'customers 20 × orders',
      '{ customers { nodes { name orders(first: 5) { nodes { number } } rentals(first: 5) { nodes { number } } } } }',
    ),
    admin(
      'best customer lifetimeValue',
      `{ customer(id: ${idOf('customer', 1)}) { lifetimeValue { amount } } }`,
    ),
    admin(
      'best customer orders',
      `{ customer(id: ${idOf('customer', 1)}) { orders(first: 20) { totalCount nodes { number } } } }`,
    ),
    admin(
      'best customer orders by total',
      `{ customer(id: ${idOf('customer', 1)}) { orders(filter: { status: DELIVERED }, sort: { field: TOTAL }) { nodes { number } } } }`,
    ),
    ...listCases({
      list: 'users',
      who: 'admin',
      fields: 'id name email status',
      sorts: ['NAME', 'EMAIL', 'CREATED_AT'],
      filters: [
        'status: ACTIVE',
        'status: SUSPENDED',
        'role: "Customer"',
        'role: "Staff"',
        'role: "Manager"',
        'roleId: "role_00000000000000000000000000"',
        'role: "Staff", status: SUSPENDED',
        'deleted: true',
      ],
      middle: `search: "person${half}@example.com"`,
    }),
    ...searchCases({ list: 'users', who: 'admin', fields: 'id name email' }, searches),
    admin('user', `{ user(id: ${idOf('user', half)}) { name roles { name } sessions { device } } }`),
    admin(
      'users 50 × roles and sessions',
      '{ users(first: 50) { nodes { name roles { name } permissions sessions { device } customer { name } } } }',
    ),
    admin('roles', '{ roles { name parent { name } } }'),
    admin('roles memberCount', '{ roles { name memberCount } }'),
    ...listCases({
      list: 'staffMembers',
      who: 'admin',
      fields: 'id code name status jobTitle',
      sorts: ['NAME', 'CODE', 'CREATED_AT'],
      filters: [
        'status: PENDING',
        'status: APPROVED',
        'deleted: true',
        'search: "maria"',
        'search: "S-0007"',
      ],
      middle: 'search: "S-0100"',
    }),
    admin('staffMember', `{ staffMember(id: ${idOf('staff', 7)}) { name user { email } } }`),
    { name: 'countries', who: 'guest', query: '{ countries { code name requires regions { code name } } }' },
    admin(
      'customers 50 × addresses',
      '{ customers(first: 50) { nodes { name addresses { id } defaultShippingAddress { id } defaultBillingAddress { id } } } }',
    ),
    {
      name: 'me',
      who: 'customer',
      query: '{ me { name email roles { name } permissions customer { id } } }',
    },
  ];
}
