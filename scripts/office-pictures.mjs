// Makes the pictures of the office's main pages that docs/office and the README show: npm run office:pictures
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { accounts, password } from '../office/tests/kit/api.ts';
import { chromiumBinary } from '../office/tests/kit/chromium.ts';
import prepareStores from '../office/tests/kit/prepare-stores.ts';
import { SpecServer } from '../office/tests/kit/server.ts';
import { embeddedStore } from '../office/tests/kit/stores.ts';

const folder = fileURLToPath(new URL('../docs/office', import.meta.url));
const pages = {
  dashboard: '/',
  orders: '/orders',
  products: '/products',
  customers: '/customers',
  roles: '/roles',
  reports: '/reports',
};

mkdirSync(folder, { recursive: true });
const cleanUp = await prepareStores();
const server = await SpecServer.start(embeddedStore());
const browser = await chromium.launch({ executablePath: chromiumBinary(), args: ['--no-sandbox'] });
try {
  for (const colorScheme of ['light', 'dark']) {
    const page = await browser.newPage({
      baseURL: server.url,
      colorScheme,
      locale: 'en-US',
      viewport: { width: 1280, height: 800 },
    });
    await page.goto('/office/sign-in');
    await page.getByLabel('Email').fill(accounts.manager);
    await page.getByLabel('Password').fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Orders', exact: true }).waitFor();
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`/office${path}`);
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(500);
      // JPEG of this quality is a tenth of the PNG, and nobody sees the difference.
      await page.screenshot({ path: join(folder, `${name}-${colorScheme}.jpg`), type: 'jpeg', quality: 72 });
    }
    await page.close();
  }
} finally {
  await browser.close();
  await server.remove();
  await cleanUp();
}
