import { addresses } from './access/pages.ts';
import { prepareSamples } from './access/samples.ts';
import { Walk } from './access/visit.ts';
import { launchOptions } from './kit/chromium.ts';
import { expectFits } from './kit/layout.ts';
import { expect, test } from './kit/test.ts';

// As when somebody has chosen text of twice the size in the settings of their browser.
test.use({
  launchOptions: {
    ...launchOptions,
    args: [...launchOptions.args, '--blink-settings=defaultFontSize=32,defaultFixedFontSize=26'],
  },
});

test('every page fits when text is twice as large', async ({ open, api }) => {
  test.slow();
  const samples = await prepareSamples(api);
  const page = await open('admin', '/account', { reducedMotion: 'reduce' });
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
  const walk = new Walk(page);
  for (const [route, address] of Object.entries(addresses)) {
    await walk.follow(address(samples));
    await expectFits(page, `${route} with large text`);
  }
});
