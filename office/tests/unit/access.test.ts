import { describe, expect, test } from 'vitest';
import { objectLink, openableLink } from '../../src/lib/object-link.ts';
import type { Permission } from '../../src/lib/permission.ts';
import { mayOpen } from '../../src/shell/navigation/navigation.ts';
import { findEntries } from '../../src/shell/palette/actions.ts';

describe('what somebody may open', () => {
  test('a page of the navigation needs one of its permissions', () => {
    expect(mayOpen('/products', ['INVENTORY_VIEW'])).toBe(true);
    expect(mayOpen('/products', ['AUDIT_VIEW'])).toBe(false);
    expect(mayOpen('/notifications', [])).toBe(true);
    expect(mayOpen('/nowhere', ['INVENTORY_VIEW'])).toBe(false);
  });

  test('who may approve but not see staff has nothing to approve', () => {
    expect(mayOpen('/approvals', ['STAFF_APPROVE'])).toBe(false);
    expect(mayOpen('/approvals', ['STAFF_APPROVE', 'STAFF_VIEW'])).toBe(true);
    const actionsFor = (permissions: Permission[]) =>
      findEntries('approve', permissions).actions.map(({ id }) => id);
    expect(actionsFor(['STAFF_APPROVE'])).toEqual([]);
    expect(actionsFor(['STAFF_APPROVE', 'STAFF_VIEW'])).toEqual(['approve']);
  });

  test('the name of an object leads to its page only who may open it', () => {
    expect(openableLink('order_1', ['ORDERS_VIEW'])).toBe('/orders/order_1');
    expect(openableLink('order_1', ['PAYMENTS_VIEW'])).toBeUndefined();
    expect(openableLink('email_1', ['EMAILS_VIEW'])).toBe('/mails?open=email_1');
    expect(openableLink('email_1', [])).toBeUndefined();
    expect(openableLink('product_1', [])).toBe('/products/product_1');
    expect(openableLink('session_1', ['ORDERS_VIEW'])).toBeUndefined();
    expect(openableLink(null, ['ORDERS_VIEW'])).toBeUndefined();
    expect(objectLink('order_1')).toBe('/orders/order_1');
  });
});
