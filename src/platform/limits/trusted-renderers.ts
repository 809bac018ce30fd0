import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { plainAddress } from '../lib/network-address.ts';

/** Servers that render pages for shoppers, and pass the shopper's address on in X-Forwarded-For. */
export class TrustedRenderers {
  readonly #networks = new BlockList();
  readonly #isEmpty: boolean;

  /** @param networks such as `10.0.0.0/8` or `2001:db8::1` */
  constructor(networks: readonly string[]) {
    this.#isEmpty = networks.length === 0;
    for (const network of networks) {
      const [address = '', bits] = network.split('/');
      const family = isIPv4(address) ? 'ipv4' : 'ipv6';
      if (bits === undefined) this.#networks.addAddress(address, family);
      else this.#networks.addSubnet(address, Number(bits), family);
    }
  }

  /**
   * The address that a request counts against.
   * @param sender the address that the request comes from, as far as it is known for certain
   * @param forwarded the header X-Forwarded-For, to which each proxy has appended who sent the request to it
   */
  addressOf(sender: string, forwarded: string | string[] | undefined): string {
    if (forwarded === undefined || this.#isEmpty || !this.#has(sender)) return sender;
    const entries = String(forwarded)
      .split(',')
      .map(entry => entry.trim());
    // A proxy before this server has appended the render server itself.
    if (entries.at(-1) === sender) entries.pop();
    const shopper = entries.at(-1) ?? '';
    return isIPv4(shopper) || isIPv6(shopper) ? shopper : sender;
  }

  #has(address: string): boolean {
    const plain = plainAddress(address);
    if (isIPv4(plain)) return this.#networks.check(plain, 'ipv4');
    return isIPv6(plain) && this.#networks.check(plain, 'ipv6');
  }
}
