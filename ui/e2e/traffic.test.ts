import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seriousFindings } from './axe';
import { CHANGING, CHANGING_PATH, HAS_CLUSTER, launch, newContext, openSignedIn } from './world';

const TRAFFIC = `${CHANGING_PATH}/traffic`;

describe('the traffic of an application in a browser', () => {
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    context = await newContext(browser);
  });
  afterEach(() => context.close());

  it('should be reached from the application, and lead back', async () => {
    const page = await openSignedIn(context, CHANGING_PATH);

    await page.getByRole('link', { name: 'Traffic', exact: true }).click();
    await page.waitForURL(`**${TRAFFIC}`);
    await page.getByRole('article', { name: 'aws' }).waitFor();
    await page.getByRole('link', { name: `Back to ${CHANGING}` }).click();

    await page.waitForURL(`**${CHANGING_PATH}`);
  });

  it.runIf(HAS_CLUSTER)('should say that no traffic is steered', async () => {
    const page = await openSignedIn(context, TRAFFIC);

    await page.getByText('No traffic is steered').waitFor();

    expect(await seriousFindings(page)).toEqual([]);
  });

  it.runIf(!HAS_CLUSTER)('should draw lines as wide as the shares', async () => {
    const page = await openSignedIn(context, TRAFFIC);
    await page.getByRole('article', { name: 'tencent' }).waitFor();

    const widths = await page
      .locator('.map-flow line')
      .evaluateAll((lines) => lines.map((line) => Number(line.getAttribute('stroke-width'))));
    const reach = await page.locator('.map-flow').first().boundingBox();
    const edge = await page.locator('.map-edge').boundingBox();

    expect(widths).toHaveLength(3);
    expect(widths[0]).toBeCloseTo(1.5 * (widths[1] ?? 0));
    expect(widths[2]).toBeLessThan(widths[1] ?? 0);
    expect(Math.abs((reach?.x ?? 0) - ((edge?.x ?? 0) + (edge?.width ?? 0)))).toBeLessThan(2);
  });

  it.runIf(!HAS_CLUSTER)('should rehearse a loss by keyboard, with its address', async () => {
    const page = await openSignedIn(context, TRAFFIC);
    await page
      .getByRole('navigation')
      .getByRole('link', { name: 'Rehearse the loss of aws' })
      .focus();

    await page.keyboard.press('Enter');
    await page.waitForURL(`**${TRAFFIC}?lose=aws`);
    await page.reload();

    const steps = page.getByRole('list', { name: 'What the loss of aws would do' });
    await steps.getByText('ali writes').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it.runIf(!HAS_CLUSTER)('should let a placement write by keyboard, once accepted', async () => {
    const page = await openSignedIn(context, '/applications/shop/search/traffic');
    await page.getByRole('button', { name: 'Answer' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    const confirm = dialog.getByRole('button', { name: 'Let ali write' });
    await confirm.waitFor();
    expect(await confirm.isDisabled()).toBe(true);

    await dialog.getByRole('checkbox').focus();
    await page.keyboard.press('Space');
    await confirm.focus();
    await page.keyboard.press('Enter');

    await page.getByText('ali may write.').waitFor();
    await dialog.waitFor({ state: 'hidden' });
  });
});
