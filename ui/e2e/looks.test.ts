import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from './axe';
import {
  APPLICATION_PATH,
  CHANGING_PATH,
  CONSOLE_URL,
  HAS_CLUSTER,
  launch,
  type Look,
  newContext,
  openPage,
  openSignedIn,
  SCREENSHOTS,
} from './world';

const LOOKS: Required<Look>[] = [
  { language: 'en', theme: 'light' },
  { language: 'en', theme: 'dark' },
  { language: 'zh', theme: 'light' },
  { language: 'zh', theme: 'dark' },
];

/** A page, and what is there once it is loaded. */
const PAGES: [name: string, path: string, loaded: string][] = [
  ['applications', '/applications', '[data-row-link]'],
  ['application', APPLICATION_PATH, '.graph-node'],
  ['changes-plan', `${CHANGING_PATH}/changes`, '.changes'],
  ['changes-drift', `${CHANGING_PATH}/changes/drift`, '.changes'],
  ['changes-history', `${CHANGING_PATH}/changes/history`, '.ant-table'],
  ['traffic', `${CHANGING_PATH}/traffic`, '.map-card'],
  ['accounts', '/accounts', '.ant-table'],
  ['runtime-pools', '/runtime/pools', '.ant-table'],
  ['runtime-limits', '/runtime/limits', '.ant-table'],
  ['runtime-tasks', '/runtime/tasks', '.ant-table'],
  ['runtime-stuck', '/runtime/stuck', '.ant-table'],
  ['runtime-memory', '/runtime/memory', '.ant-descriptions'],
  ['nowhere', '/nowhere', '.ant-empty'],
];

/** A page with a dialog, the button that opens it, and what is only to be seen with made-up applications. */
const OPENED: [name: string, path: string, opens: string, shows: string][] = [
  ['approve', `${CHANGING_PATH}/changes/plan`, '.approving button', '[role=dialog] form'],
  [
    'roll-back',
    `${CHANGING_PATH}/changes/history`,
    'td button:has(.anticon-rollback)',
    '[role=dialog] ul',
  ],
  ['steps', `${CHANGING_PATH}/changes/history`, 'td button[aria-expanded]', '.steps'],
  ['by-kubectl', `${CHANGING_PATH}/changes/plan`, '.by-kubectl summary', '.command'],
  ['rehearsal', '/applications/shop/store/traffic', '.rehearse a', '.rehearsed .rehearsed-step'],
  [
    'move-writer',
    '/applications/shop/store/traffic',
    '.map-card-actions button',
    '[role=dialog] ul',
  ],
  [
    'confirm-writer',
    '/applications/shop/search/traffic',
    '.approving button',
    '[role=dialog] fieldset',
  ],
  ['drain', '/applications/shop/store/traffic', '.map-card summary', '.map-card .command'],
  ['traffic-table', '/applications/shop/store/traffic', '.map-table summary', '.map-table tbody'],
  ['awaiting', '/applications/shop/search', '.awaiting a', '.changes'],
];

describe.each(LOOKS)('in $language and $theme', (look) => {
  let browser: Browser;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    browser = await launch();
  });
  afterAll(() => browser.close());

  it.each(PAGES)(
    'the page %s should have no serious accessibility finding',
    async (name, path, loaded) => {
      const context = await newContext(browser, look);
      const page = await openSignedIn(context, path);
      await page.locator(loaded).first().waitFor();
      await picture(page, name, look);

      expect(await seriousFindings(page)).toEqual([]);
      expect(await page.getAttribute('html', 'lang')).toBe(
        look.language === 'zh' ? 'zh-CN' : 'en-GB',
      );
      expect(await page.getAttribute('html', 'data-theme')).toBe(look.theme);
      await context.close();
    },
  );

  it.runIf(!HAS_CLUSTER).each(OPENED)(
    'what opens for %s should have no serious accessibility finding',
    async (name, path, opens, shows) => {
      const context = await newContext(browser, look);
      const page = await openSignedIn(context, path);
      await page.locator(opens).first().waitFor();
      await picture(page, `before-${name}`, look);
      const before = await seriousFindings(page);
      await page.locator(opens).first().click();
      await page.locator(shows).first().waitFor();
      await picture(page, name, look);

      expect([...before, ...(await seriousFindings(page))]).toEqual([]);
      await context.close();
    },
  );

  it('the login should have no serious accessibility finding', async () => {
    const context = await newContext(browser, look);
    const page = await openPage(context);
    await page.goto(`${CONSOLE_URL}/login`);
    await page.locator('input[type=password]').waitFor();
    await picture(page, 'login', look);

    expect(await seriousFindings(page)).toEqual([]);
    await context.close();
  });
});

async function picture(page: Page, name: string, { language, theme }: Required<Look>) {
  const path = `${SCREENSHOTS}/${name}-${language}-${theme}.png`;
  await page.screenshot({ path, fullPage: true, animations: 'disabled' });
}
