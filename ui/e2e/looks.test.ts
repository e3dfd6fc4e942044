import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  APPLICATION_PATH,
  CONSOLE_URL,
  launch,
  type Look,
  newContext,
  openPage,
  openSignedIn,
  SCREENSHOTS,
} from './world';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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
  ['accounts', '/accounts', '.ant-table'],
  ['runtime-pools', '/runtime/pools', '.ant-table'],
  ['runtime-limits', '/runtime/limits', '.ant-table'],
  ['runtime-tasks', '/runtime/tasks', '.ant-table'],
  ['runtime-stuck', '/runtime/stuck', '.ant-table'],
  ['runtime-memory', '/runtime/memory', '.ant-descriptions'],
  ['nowhere', '/nowhere', '.ant-empty'],
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

/** Findings of axe-core that are serious or critical, each with the elements it is about. */
async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
