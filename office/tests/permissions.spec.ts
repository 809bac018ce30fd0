import type { Page } from '@playwright/test';
import { addresses } from './access/pages.ts';
import { type Person, personWith } from './access/people.ts';
import { prepareSamples, type Samples } from './access/samples.ts';
import { Walk } from './access/visit.ts';
import type { Account, Api } from './kit/api.ts';
import { expect, test } from './kit/test.ts';

interface Expected {
  /** The areas and their pages, as the navigation shows them. */
  readonly navigation: Readonly<Record<string, readonly string[]>>;
  /** The routes that are not for this person; or else the only ones that are. */
  readonly closed?: readonly string[];
  readonly open?: readonly string[];
  /** The cards of their dashboard. */
  readonly dashboard: readonly string[];
  /** What waits for them there. */
  readonly waits: readonly string[];
}

const everything = {
  Start: ['Dashboard'],
  Sell: ['Orders', 'Customers', 'Payments', 'Refunds'],
  Rent: ['Rentals'],
  Catalog: ['Products', 'Categories', 'Suppliers', 'Stock movements'],
  Make: ['Production'],
  People: ['Approvals', 'Staff', 'Roles', 'Users'],
  See: ['Reports', 'Exports'],
  Watch: ['Audit log', 'Security alerts', 'Mails', 'Background jobs'],
  Store: ['Notifications', 'Settings', 'Taxes', 'Shipping'],
};

/** What nobody but an administrator opens. */
const forAdministrators = [
  '/jobs',
  '/roles/new',
  '/roles/$roleId/edit',
  '/settings',
  '/taxes',
  '/shipping',
  '/staff/invite',
  '/staff/new',
  '/staff/$staffMemberId/edit',
];

/** The catalog is public, so a product has a page for everybody. */
const forEverybody = ['/', '/account', '/notifications', '/products/$productId'];

const people: Readonly<Record<string, { who: Account | readonly string[]; expected: Expected }>> = {
  'an administrator': {
    who: 'admin',
    expected: {
      navigation: everything,
      closed: [],
      dashboard: ['Sales', 'Recent orders', 'Low stock'],
      waits: ['people to approve', 'orders to ship', 'rental to sign'],
    },
  },
  'a manager': {
    who: 'manager',
    expected: {
      navigation: {
        ...everything,
        Watch: ['Audit log', 'Security alerts', 'Mails'],
        Store: ['Notifications'],
      },
      closed: forAdministrators,
      dashboard: ['Sales', 'Recent orders', 'Low stock'],
      waits: ['people to approve', 'orders to ship', 'rental to sign'],
    },
  },
  'a member of the staff': {
    who: 'staff',
    expected: {
      navigation: {
        Start: ['Dashboard'],
        Sell: ['Orders', 'Customers', 'Payments', 'Refunds'],
        Rent: ['Rentals'],
        Catalog: ['Products', 'Categories', 'Stock movements'],
        Make: ['Production'],
        People: ['Staff'],
        See: ['Reports', 'Exports'],
        Store: ['Notifications'],
      },
      closed: [
        ...forAdministrators,
        '/approvals',
        '/audit',
        '/mails',
        '/security',
        '/suppliers',
        '/suppliers/new',
        '/suppliers/$supplierId',
        '/users',
        '/users/$userId',
      ],
      dashboard: ['Recent orders'],
      waits: ['orders to ship', 'rental to sign'],
    },
  },
  'somebody who may only see payments': {
    who: ['PAYMENTS_VIEW'],
    expected: {
      navigation: {
        Start: ['Dashboard'],
        Sell: ['Payments', 'Refunds'],
        See: ['Exports'],
        Store: ['Notifications'],
      },
      open: [...forEverybody, '/exports', '/payments', '/payments/$paymentId', '/refunds'],
      dashboard: [],
      waits: [],
    },
  },
  'somebody whose role allows nothing': {
    who: [],
    expected: {
      navigation: { Start: ['Dashboard'], Store: ['Notifications'] },
      open: forEverybody,
      dashboard: [],
      waits: [],
    },
  },
};

for (const [name, { who, expected }] of Object.entries(people))
  test(`${name} sees what they may, and nothing else`, async ({ open, api }) => {
    test.slow();
    const samples = await prepareSamples(api);
    const page = await open(await signedIn(api, who), '/account');
    const walk = new Walk(page);

    const { errors } = await walk.type('/');
    expect(errors, 'dashboard').toEqual([]);
    expect(await navigationOf(page)).toEqual(expected.navigation);
    await expectDashboard(page, expected);

    for (const route of Object.keys(addresses)) await visit(walk, route, samples, isOpen(expected, route));
  });

async function signedIn(api: Api, who: Account | readonly string[]): Promise<Account | Person> {
  return typeof who === 'string' ? who : personWith(api, who);
}

function isOpen({ open, closed }: Expected, route: string): boolean {
  return open ? open.includes(route) : !closed?.includes(route);
}

/** Opens a page: it is there, or it says that it is not for this person; and the API was never asked for what it refuses. */
async function visit(walk: Walk, route: string, samples: Samples, isAllowed: boolean): Promise<void> {
  const { page } = walk;
  const { asked, errors } = await walk.follow(addresses[route]!(samples));
  expect(errors, `${route} asked for ${asked.join(', ')}`).toEqual([]);
  const refusal = page.getByRole('heading', { level: 1, name: 'This page is not for your role' });
  await expect(refusal, route).toHaveCount(isAllowed ? 0 : 1);
  await expect(page.getByText('could not be loaded'), route).toHaveCount(0);
  await expect(page.getByText('There is nothing at this address'), route).toHaveCount(0);
}

/** The areas of the navigation with the names of their pages. */
async function navigationOf(page: Page): Promise<Record<string, string[]>> {
  const areas = page.getByRole('navigation', { name: 'Areas' }).getByRole('region');
  const shown: Record<string, string[]> = {};
  for (const area of await areas.all()) {
    const name = (await area.getAttribute('aria-label')) ?? '';
    shown[name] = await area.getByRole('link').allTextContents();
  }
  return shown;
}

async function expectDashboard(page: Page, { dashboard, waits }: Expected): Promise<void> {
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 2 })).toHaveText([...dashboard]);
  const hasFigures = dashboard.includes('Sales');
  await expect(main.getByRole('region', { name: 'Figures' })).toHaveCount(hasFigures ? 1 : 0);
  const tasks = main.getByRole('navigation', { name: 'What waits for you' }).getByRole('link');
  await expect(tasks).toHaveText(waits.map(each => new RegExp(`^\\d+ ${each}$`)));
}

test('what cannot be done now is shown with the reason, and what may never be done is not shown', async ({
  open,
  api,
}) => {
  const samples = await prepareSamples(api);
  const order = addresses['/orders/$orderId']!(samples);
  const payment = addresses['/payments/$paymentId']!(samples);

  const manager = new Walk(await open('manager', '/account'));
  await manager.type(payment);
  await expect(manager.page.getByRole('button', { name: 'Refund' })).toBeEnabled();
  await manager.follow(order);
  await manager.page.getByRole('button', { name: 'More actions' }).press('Enter');
  const cancel = manager.page.getByRole('menuitem', { name: 'Cancel order' });
  await expect(cancel).toHaveAttribute('aria-disabled', 'true');
  await expect(cancel).toContainText(/shipped/i);

  const clerk = new Walk(await open('staff', '/account'));
  await clerk.type(payment);
  await expect(clerk.page.getByRole('button', { name: 'Refund' })).toHaveCount(0);

  // Where the name of the order leads nowhere for them, it is no link.
  const looker = new Walk(await open(await personWith(api, ['PAYMENTS_VIEW']), '/account'));
  await looker.type(payment);
  await expect(looker.page.getByText(/^Order W-/).first()).toBeVisible();
  await expect(looker.page.getByRole('main').getByRole('link', { name: /^Order W-/ })).toHaveCount(0);
  await expect(looker.page.getByRole('button', { name: 'Refund' })).toHaveCount(0);
  await looker.page.keyboard.press('?');
  const shortcuts = looker.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(shortcuts.getByText('Go to the dashboard')).toBeVisible();
  await expect(shortcuts.getByText('Go to orders')).toHaveCount(0);
  await looker.page.keyboard.press('Escape');
  await looker.page.keyboard.press('g');
  await looker.page.keyboard.press('o');
  await expect(looker.page).toHaveURL(/payments/);
});
