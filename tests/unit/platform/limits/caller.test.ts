import { describe, expect, it } from 'vitest';
import { isNetwork } from '../../../../src/platform/lib/network-address.ts';
import { callerOf } from '../../../../src/platform/limits/caller.ts';
import { TrustedRenderers } from '../../../../src/platform/limits/trusted-renderers.ts';

describe('callerOf', () => {
  it.each([
    ['user_1', '192.0.2.1', 'user_1'],
    [null, '192.0.2.1', '192.0.2.1'],
    [null, '::ffff:192.0.2.1', '192.0.2.1'],
    [null, '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    [null, '2001:db8:1:2::', '2001:db8:1:2::/64'],
    [null, '2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    [null, '2001:db8::1', '2001:db8:0:0::/64'],
    [null, '::1', '0:0:0:0::/64'],
    [null, 'fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s at %s counts as %s', (userId, address, caller) => {
    expect(callerOf(userId, address)).toBe(caller);
  });
});

describe('TrustedRenderers', () => {
  const renderers = new TrustedRenderers(['10.0.0.0/8', '2001:db8::5']);

  it.each([
    ['a shopper behind a render server', '10.1.2.3', '198.51.100.7', '198.51.100.7'],
    ['a proxy that appends the render server', '10.1.2.3', '198.51.100.7, 10.1.2.3', '198.51.100.7'],
    ['what a shopper has made up before', '10.1.2.3', '1.1.1.1, 198.51.100.7, 10.1.2.3', '198.51.100.7'],
    ['a render server by IPv6', '2001:db8::5', '2001:db8:9::1', '2001:db8:9::1'],
    ['a render server that names nobody', '10.1.2.3', undefined, '10.1.2.3'],
    ['something that is no address', '10.1.2.3', 'unknown', '10.1.2.3'],
    ['anybody else', '192.0.2.1', '198.51.100.7', '192.0.2.1'],
  ])('%s', (_what, sender, forwarded, address) => {
    expect(renderers.addressOf(sender, forwarded)).toBe(address);
  });
});

describe('isNetwork', () => {
  it.each(['10.0.0.1', '10.0.0.0/8', '::1', '2001:db8::/32'])('takes %s', text => {
    expect(isNetwork(text)).toBe(true);
  });

  it.each(['', 'localhost', '10.0.0.0/33', '10.0.0.0/', '10.0.0/8', '::1/129', '10.0.0.0/8/8'])(
    'refuses "%s"',
    text => {
      expect(isNetwork(text)).toBe(false);
    },
  );
});
