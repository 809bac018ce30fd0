import { expect, it } from 'vitest';
import { useApp } from '../kit/app.ts';
import { as } from '../kit/as.ts';
import { makeCustomer } from '../kit/factories/customer.ts';
import { makeProduct } from '../kit/factories/product.ts';
import { makeMember, makeRole } from '../kit/factories/role.ts';

const app = useApp();
const conflict = `userErrors { code ... on VersionConflictError { currentVersion changedAt changedBy { name }
  current { id ... on Product { name price { amount } } ... on Customer { name email } } } }`;

it('a conflict shows the object as it is now, and who changed it', async () => {
  const { id, version } = await makeProduct(app(), { name: 'First' });
  await app().mutate(
    'updateProduct',
    { productId: id, name: 'Second', price: '7.50' },
    'product { id }',
    'manager',
  );
  const { userErrors } = await as(app(), 'staff')
    .ask(`mutation ($input: UpdateProductInput!) { updateProduct(input: $input) { ${conflict} } }`, {
      input: { productId: id, name: 'Third', version },
    })
    .then(data => data.updateProduct);
  expect(userErrors).toEqual([
    {
      code: 'VERSION_CONFLICT',
      currentVersion: version + 1,
      changedAt: expect.stringMatching(/^2026-/),
      changedBy: { name: 'manager' },
      current: { id, name: 'Second', price: { amount: '7.50' } },
    },
  ]);
});

it('shows nothing to somebody who may change but not see', async () => {
  const { id } = await makeCustomer(app(), {});
  const who = as(app(), await makeMember(app(), ['CUSTOMERS_MANAGE']));
  const { updateCustomer } = await who.ask(
    `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { ${conflict} } }`,
    { input: { customerId: id, name: 'Other', version: 99 } },
  );
  expect(updateCustomer.userErrors).toMatchObject([{ code: 'VERSION_CONFLICT', current: null }]);
});

it('roles have a code that stays', async () => {
  const { roles } = await app().ask('admin', '{ roles { code builtIn } }');
  const builtIn = roles.filter((role: { builtIn: boolean }) => role.builtIn);
  expect(builtIn.map((role: { code: string }) => role.code).sort()).toEqual([
    'ADMIN',
    'CUSTOMER',
    'MANAGER',
    'STAFF',
  ]);
  const codeOf = async (id: string) => (await app().ask('admin', `{ role(id: "${id}") { code } }`)).role.code;
  const first = await makeRole(app(), { name: 'Shift lead, évening' });
  expect(await codeOf(first.id)).toBe('SHIFT_LEAD_EVENING');
  await app().mutate('updateRole', { roleId: first.id, name: 'Renamed' }, 'role { id }', 'admin');
  expect(await codeOf(first.id)).toBe('SHIFT_LEAD_EVENING');
  expect(await codeOf((await makeRole(app(), { name: 'Shift lead évening' })).id)).toBe(
    'SHIFT_LEAD_EVENING_2',
  );
  expect(await codeOf((await makeRole(app(), { name: 'Admin' })).id)).toBe('ADMIN_2');
  expect(await codeOf((await makeRole(app(), { name: '店長' })).id)).toMatch(/^[A-Z_0-9]+$/);
});
