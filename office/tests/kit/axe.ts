import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The rules that a change of the theme can break. */
const colorRules = ['color-contrast', 'link-in-text-block'];

/**
 * Expects that axe finds nothing serious or critical, without opening a page of its own for each look, which many looks in a row
 * would feel.
 * @param colorsOnly after a change of the theme alone
 */
export async function expectNothingGrave(page: Page, what: string, colorsOnly = false): Promise<void> {
  const builder = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  if (colorsOnly) builder.withRules(colorRules);
  const { violations } = await builder.analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const found = grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n  ')}`);
  expect(found, `axe at ${what}`).toEqual([]);
}
