import * as at from 'stdnum/lib/cjs/at/uid.js';
import * as be from 'stdnum/lib/cjs/be/vat.js';
import * as bg from 'stdnum/lib/cjs/bg/vat.js';
import * as ch from 'stdnum/lib/cjs/ch/vat.js';
import * as cy from 'stdnum/lib/cjs/cy/vat.js';
import * as cz from 'stdnum/lib/cjs/cz/dic.js';
import * as de from 'stdnum/lib/cjs/de/vat.js';
import * as dk from 'stdnum/lib/cjs/dk/cvr.js';
import * as ee from 'stdnum/lib/cjs/ee/kmkr.js';
import * as es from 'stdnum/lib/cjs/es/nif.js';
import * as fi from 'stdnum/lib/cjs/fi/alv.js';
import * as fr from 'stdnum/lib/cjs/fr/tva.js';
import * as gb from 'stdnum/lib/cjs/gb/vat.js';
import * as gr from 'stdnum/lib/cjs/gr/vat.js';
import * as hr from 'stdnum/lib/cjs/hr/oib.js';
import * as hu from 'stdnum/lib/cjs/hu/anum.js';
import * as ie from 'stdnum/lib/cjs/ie/vat.js';
import * as it from 'stdnum/lib/cjs/it/iva.js';
import * as lt from 'stdnum/lib/cjs/lt/pvm.js';
import * as lu from 'stdnum/lib/cjs/lu/tva.js';
import * as lv from 'stdnum/lib/cjs/lv/pvn.js';
import * as mt from 'stdnum/lib/cjs/mt/vat.js';
import * as nl from 'stdnum/lib/cjs/nl/btw.js';
import * as no from 'stdnum/lib/cjs/no/mva.js';
import * as pl from 'stdnum/lib/cjs/pl/nip.js';
import * as pt from 'stdnum/lib/cjs/pt/nif.js';
import * as ro from 'stdnum/lib/cjs/ro/cui.js';
import * as se from 'stdnum/lib/cjs/se/vat.js';
import * as si from 'stdnum/lib/cjs/si/ddv.js';
import * as sk from 'stdnum/lib/cjs/sk/dph.js';

interface Validator {
  validate(value: string): { readonly isValid: boolean };
}

/** The members of the European Union, which tax what is sold between their businesses at its destination. */
const members = {
  AT: at,
  BE: be,
  BG: bg,
  CY: cy,
  CZ: cz,
  DE: de,
  DK: dk,
  EE: ee,
  ES: es,
  FI: fi,
  FR: fr,
  GR: gr,
  HR: hr,
  HU: hu,
  IE: ie,
  IT: it,
  LT: lt,
  LU: lu,
  LV: lv,
  MT: mt,
  NL: nl,
  PL: pl,
  PT: pt,
  RO: ro,
  SE: se,
  SI: si,
  SK: sk,
} satisfies Record<string, Validator>;

const others = { CH: ch, GB: gb, NO: no } satisfies Record<string, Validator>;

/** By the letters that an id begins with: those of the country, but EL for Greece, CHE for Switzerland, and XI for Northern Ireland. */
const validators: ReadonlyMap<string, { readonly country: string; readonly by: Validator }> = new Map(
  Object.entries({ ...members, ...others })
    .map(([country, by]) => [country, { country, by }] as const)
    .concat([
      ['EL', { country: 'GR', by: gr }],
      ['XI', { country: 'XI', by: gb }],
    ]),
);

export function isInEuropeanUnion(countryCode: string | null): boolean {
  return countryCode !== null && Object.hasOwn(members, countryCode);
}

/** A VAT id as it is kept: in capital letters, without spaces, dots, and hyphens. */
export function plainVatId(text: string): string {
  return text.toUpperCase().replace(/[\s.-]/g, '');
}

/** The country whose form and check digit a VAT id has; nobody is asked whether it was given to somebody. */
export function countryOfVatId(text: string): string | undefined {
  const id = plainVatId(text);
  if (!/^[A-Z0-9]+$/.test(id)) return undefined;
  const found = validators.get(id.slice(0, 2));
  // Northern Ireland's are British ones with other letters.
  const written = id.startsWith('XI') ? id.replace('XI', 'GB') : id;
  return found?.by.validate(written).isValid ? found.country : undefined;
}

/** For `@Checked`: what is wrong with a VAT id. */
export function vatIdProblem(value: unknown): string | undefined {
  if (typeof value === 'string' && value.length <= 30 && countryOfVatId(value) !== undefined)
    return undefined;
  return 'must be a VAT id that begins with the letters of its country and has a valid check digit, such as "DE136695976". Those of the European Union, Britain, Switzerland, and Norway are known.';
}
