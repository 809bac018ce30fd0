import { lookAtIt } from './access/look-at-it.ts';
import { addresses } from './access/pages.ts';
import { prepareSamples } from './access/samples.ts';
import { Walk } from './access/visit.ts';
import { expect, test } from './kit/test.ts';

/** What opens over a page: its route, and the buttons and menu items that are pressed for it. */
const overlays: readonly (readonly [route: keyof typeof addresses, ...presses: (string | RegExp)[]])[] = [
  ['/approvals', 'Approve Tara Trainee'],
  ['/approvals', 'Reject Tara Trainee'],
  ['/orders', 'Export'],
  ['/orders', /^Total/],
  ['/orders', /^Placed/],
  ['/orders', 'Views'],
  ['/orders', 'Columns and density'],
  ['/orders/new', 'New customer'],
  ['/shipping', 'Add method'],
  ['/orders/$orderId', 'Return'],
  ['/orders/$orderId', 'Refund'],
  ['/orders/$orderId', 'Mark as delivered'],
  ['/products', 'More'],
  ['/products/$productId', 'More actions'],
  ['/customers/$customerId', 'More actions'],
  ['/production', 'Record production'],
  ['/rentals/$rentalId', 'Sign…'],
  ['/rentals/$rentalId', 'More actions', 'Cancel rental…'],
  ['/payments/$paymentId', 'Refund'],
  ['/staff/$staffMemberId', 'More actions', 'Suspend'],
  ['/users/$userId', 'More actions'],
  ['/mails', /^Queued/],
  ['/audit', 'Check the log'],
  ['/exports', 'New export'],
  ['/account', 'Change'],
];
const parts = 2;

for (let part = 0; part < parts; part += 1)
  test(`what opens over a page is accessible and fits, ${part + 1} of ${parts}`, async ({ open, api }) => {
    test.slow();
    const samples = await prepareSamples(api);
    const page = await open('admin', '/account', { reducedMotion: 'reduce' });
    const walk = new Walk(page);
    // But for toasts, which stay for a while.
    const overlay = page
      .locator('[role="dialog"], [role="alertdialog"], [role="menu"]')
      .and(page.locator(':not([aria-modal="false"])'))
      .last();
    for (const [route, ...presses] of overlays.filter((_, at) => at % parts === part)) {
      const name = [route, ...presses].join(' › ');
      await walk.follow(addresses[route]!(samples));
      for (const [index, press] of presses.entries()) {
        const role = index === 0 ? 'button' : 'menuitem';
        await page
          .getByRole(role, { name: press, exact: typeof press === 'string' })
          .first()
          .click();
        await expect(overlay, name).toBeVisible();
      }
      await lookAtIt(page, name);
      await expect(overlay, `${name}, looked at`).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(overlay, `${name}, closed`).toBeHidden();
    }
  });
