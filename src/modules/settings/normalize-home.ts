import { countryOf, findRegion } from '../../platform/lib/countries.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import type { Settings } from './settings.entity.ts';
import type { UpdateSettingsInput } from './settings.inputs.ts';

type Home = Pick<Settings, 'homeCountry' | 'homeRegion' | 'homePostalCode'>;

/**
 * Puts where the store is as zones and addresses have it: the region by its code, and neither region nor postal code of
 * a country that the store has left.
 * @throws UserError INVALID_INPUT for a region that the country has not
 */
export function normalizeHome(
  settings: Home,
  formerCountry: string | null,
  { homeRegion, homePostalCode }: Partial<UpdateSettingsInput>,
): void {
  if (settings.homeCountry !== formerCountry) {
    settings.homeRegion = homeRegion?.trim() ?? null;
    settings.homePostalCode = homePostalCode?.trim() ?? null;
  }
  settings.homeRegion = regionCodeOf(settings);
  settings.homePostalCode ||= null;
}

function regionCodeOf({ homeCountry, homeRegion }: Home): string | null {
  const country = countryOf(homeCountry);
  const [first] = country?.regions ?? [];
  if (!country || !homeRegion || !first) return homeRegion || null;
  const region = findRegion(country, homeRegion);
  if (region) return region.code;
  throw new UserError(
    'INVALID_INPUT',
    `"homeRegion" must be a region of ${country.name}, such as "${first.code}" for ${first.name}, but it is "${homeRegion}".`,
    { path: ['homeRegion'] },
  );
}
