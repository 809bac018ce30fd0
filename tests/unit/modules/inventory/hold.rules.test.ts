import { describe, expect, it } from 'vitest';
import { limitOfCustomer, refusalOf } from '../../../../src/modules/inventory/holds/hold.rules.ts';
import { networkKeyOf } from '../../../../src/modules/inventory/holds/network-key.ts';
import { defaultHoldSettings } from '../../../../src/modules/settings/settings.entity.ts';
import { Keys } from '../../../../src/platform/lib/keys.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 12, minute));
const held = (units: number, minute: number) => ({ units, expiresAt: at(minute) });

describe('refusalOf', () => {
  it('finds room below the limits, and up to the last unit', () => {
    expect(refusalOf({ orders: 2, units: 10 }, [held(4, 1)], 6)).toBeUndefined();
    expect(refusalOf({ orders: null, units: null }, [held(1_000_000, 1)], 1_000_000)).toBeUndefined();
    expect(refusalOf({ orders: 1, units: null }, [], 100_000)).toBeUndefined();
  });

  it('says when enough has expired, in whatever order it was placed', () => {
    const holds = [held(2, 30), held(5, 10), held(3, 20)];
    expect(refusalOf({ orders: 3, units: null }, holds, 1)).toEqual({
      orderLimit: 3,
      unitLimit: null,
      heldOrders: 3,
      heldUnits: 10,
      retryAt: at(10),
    });
    expect(refusalOf({ orders: null, units: 10 }, holds, 6)?.retryAt).toEqual(at(20));
    expect(refusalOf({ orders: null, units: 10 }, holds, 10)?.retryAt).toEqual(at(30));
    expect(refusalOf({ orders: 2, units: 10 }, holds, 1)?.retryAt).toEqual(at(20));
  });

  it('knows no time for what never fits', () => {
    expect(refusalOf({ orders: 3, units: 10 }, [held(5, 10)], 11)).toMatchObject({ retryAt: null });
  });
});

describe('limitOfCustomer', () => {
  it('never gives an unconfirmed account more than a confirmed one', () => {
    const settings = { ...defaultHoldSettings, unpaidOrderLimit: 1, unpaidUnitLimit: null };
    expect(limitOfCustomer(settings, false)).toEqual({ orders: 1, units: 20 });
    expect(limitOfCustomer(settings, true)).toEqual({ orders: 1, units: null });
    expect(limitOfCustomer({ ...settings, unconfirmedUnitLimit: null }, false)).toEqual({
      orders: 1,
      units: null,
    });
  });
});

describe('networkKeyOf', () => {
  const keys = new Keys(['a secret for this test that is long enough']);
  const keyOf = (address: string | null) => networkKeyOf(keys, address);

  it('is the same for the addresses that one customer has, and for no others', () => {
    expect(keyOf('203.0.113.7')).toMatch(/^[\w-]{43}$/);
    expect(keyOf('::ffff:203.0.113.7')).toBe(keyOf('203.0.113.7'));
    expect(keyOf('203.0.113.8')).not.toBe(keyOf('203.0.113.7'));
    expect(keyOf('2001:db8::1')).toBe(keyOf('2001:db8:0:0:9:8:7:6'));
    expect(keyOf('2001:db8:0:1::1')).not.toBe(keyOf('2001:db8::1'));
  });

  it('cannot be made without the secret', () => {
    expect(networkKeyOf(new Keys(['another secret that is long enough, too']), '203.0.113.7')).not.toBe(
      keyOf('203.0.113.7'),
    );
  });

  it('is null for internal addresses, and for work that no request asked for', () => {
    for (const address of [
      '127.0.0.1',
      '10.1.2.3',
      '172.31.255.255',
      '192.168.0.9',
      '169.254.1.1',
      '100.64.0.1',
      '::1',
      'fe80::1%eth0',
      'fd12:3456::1',
      '::ffff:10.0.0.1',
      null,
    ])
      expect(keyOf(address), String(address)).toBeNull();
    expect(keyOf('172.32.0.1')).not.toBeNull();
  });
});
