import type { Page } from '@playwright/test';
import { expectNothingGrave } from '../kit/axe.ts';
import { expectFits } from '../kit/layout.ts';

const desk = { width: 1440, height: 900 };
const phone = { width: 360, height: 740 };
/** A window of 1,280 by 900 pixels in which the page is enlarged to 200 %. */
const enlarged = { width: 640, height: 450 };

/** Looks at a page as it is now: in both themes, at the desk, on a phone, and enlarged. */
export async function lookAtIt(page: Page, name: string): Promise<void> {
  await resize(page, desk);
  await page.emulateMedia({ colorScheme: 'light' });
  await expectFits(page, `${name} at the desk`);
  await expectNothingGrave(page, `${name} at the desk, light`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNothingGrave(page, `${name} at the desk, dark`, true);
  await resize(page, phone);
  await expectFits(page, `${name} on a phone`);
  await expectNothingGrave(page, `${name} on a phone, dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  await expectNothingGrave(page, `${name} on a phone, light`, true);
  await resize(page, enlarged);
  await expectFits(page, `${name} enlarged`);
  await resize(page, desk);
}

/** Charts follow their box a frame later. */
async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await page.evaluate(
    () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}
