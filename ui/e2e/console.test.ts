import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  APPLICATION_PATH,
  CONSOLE_URL,
  HAS_CLUSTER,
  kubectl,
  launch,
  NAME,
  NAMESPACE,
  newContext,
  openPage,
  openSignedIn,
  TOKEN,
} from './world';

describe('the console in a browser', () => {
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
  });
  beforeEach(async () => {
    context = await newContext(browser);
  });
  afterEach(() => context.close());

  it('should sign in by a link and remove the token from the address', async () => {
    const page = await openSignedIn(context, '/');

    await heading(page, 'Applications').waitFor();

    expect(page.url()).toBe(`${CONSOLE_URL}/applications`);
    expect(await page.evaluate(() => document.cookie + JSON.stringify(localStorage))).not.toContain(
      'token',
    );
  });

  it('should ask who one is, and go on to where one wanted to go', async () => {
    const page = await openPage(context);

    await page.goto(`${CONSOLE_URL}/accounts`);
    await heading(page, 'Sign in').waitFor();
    await page.getByLabel('Kubernetes token').fill(TOKEN);
    await page.getByRole('button', { name: 'Sign in' }).click();

    await heading(page, 'Cloud accounts').waitFor();
  });

  it.runIf(HAS_CLUSTER)('should refuse a token that the cluster does not know', async () => {
    const page = await openPage(context);

    await page.goto(`${CONSOLE_URL}/applications#token=nonsense`);

    await page.getByRole('alert').filter({ hasText: 'not accepted' }).waitFor();
  });

  it('should keep the filter in the address', async () => {
    const page = await openSignedIn(context, '/applications');
    await heading(page, 'Applications').waitFor();

    await page.keyboard.press('/');
    await page.keyboard.type(NAME);
    await page.waitForURL(`**/applications?search=${NAME}`);
    await page.reload();

    await page.getByRole('link', { name: NAME, exact: true }).waitFor();
    expect(await page.getByRole('textbox', { name: /Search/ }).inputValue()).toBe(NAME);
  });

  it('should open an application from the list by keyboard', async () => {
    const page = await openSignedIn(context, `/applications?search=${NAME}`);
    await page.getByRole('link', { name: NAME, exact: true }).waitFor();

    await page.keyboard.press('/');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');

    await heading(page, NAME).waitFor();
    expect(new URL(page.url()).pathname).toBe(APPLICATION_PATH);
  });

  it('should open a deep link and draw the graph', async () => {
    const page = await openSignedIn(context, APPLICATION_PATH);

    await heading(page, NAME).waitFor();
    await page.locator('.graph-node').first().waitFor();

    const kinds = await page
      .locator('.graph-node')
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-node')?.split(':')[0]));
    expect(new Set(kinds)).toEqual(
      new Set(
        HAS_CLUSTER
          ? ['application', 'placement', 'revision', 'delivery']
          : ['application', 'placement', 'resource', 'revision', 'delivery'],
      ),
    );
    expect(await page.locator('.react-flow__edge').count()).toBeGreaterThanOrEqual(3);
  });

  it('should say that there is no such page and no such application', async () => {
    const page = await openSignedIn(context, '/nowhere');
    await heading(page, 'There is nothing here').waitFor();

    await page.goto(`${CONSOLE_URL}/applications/${NAMESPACE}/nothing.at-all`);

    await page.getByText(/There is no application .*nothing.at-all/).waitFor();
  });

  it.runIf(HAS_CLUSTER)('should show a change without a reload', async () => {
    const page = await openSignedIn(context, APPLICATION_PATH);
    await page.getByText('Dependency not found').first().waitFor();
    await live(page);
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));

    kubectl([
      'annotate',
      'applications.skybridge.dev',
      NAME,
      '-n',
      NAMESPACE,
      'skybridge.dev/paused=true',
    ]);
    await page.getByText('Reconciliation was paused').waitFor();
    kubectl([
      'annotate',
      'applications.skybridge.dev',
      NAME,
      '-n',
      NAMESPACE,
      'skybridge.dev/paused-',
    ]);
    await page.getByText('Reconciliation goes on').waitFor();

    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  });

  it.runIf(HAS_CLUSTER)('should show a new application in the list without a reload', async () => {
    const page = await openSignedIn(context, `/applications?namespace=${NAMESPACE}`);
    await page.getByRole('link', { name: NAME, exact: true }).waitFor();
    await live(page);

    const spec = JSON.parse(
      kubectl(['get', 'applications.skybridge.dev', NAME, '-n', NAMESPACE, '-o', 'json']),
    ) as { spec: unknown };
    const second = {
      apiVersion: 'skybridge.dev/v1alpha1',
      kind: 'Application',
      metadata: { namespace: NAMESPACE, name: 'second' },
      spec: spec.spec,
    };
    kubectl(['apply', '-f', '-'], JSON.stringify(second));
    await page.getByRole('link', { name: 'second', exact: true }).waitFor();
    kubectl(['delete', 'applications.skybridge.dev', 'second', '-n', NAMESPACE, '--wait=false']);

    await page.getByRole('link', { name: 'second', exact: true }).waitFor({ state: 'detached' });
  });

  it.runIf(HAS_CLUSTER)('should pause in the name of the user, and undo it', async () => {
    const page = await openSignedIn(context, APPLICATION_PATH);

    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Resume' }).waitFor();
    expect(paused()).toBe('true');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Pause' }).waitFor();

    expect(paused()).toBe('');
  });

  it('should lead through the runtime page by keyboard, each tab with its address', async () => {
    const page = await openSignedIn(context, '/runtime');
    await page.waitForURL('**/runtime/pools');
    await page.getByRole('tab', { name: 'Pools' }).focus();

    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');

    await page.waitForURL('**/runtime/limits');
    await page.getByRole('heading', { name: 'Rate limits' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Circuits' }).waitFor();
  });

  it('should save a diagnostic bundle', async () => {
    const page = await openSignedIn(context, '/runtime/pools');

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Diagnostic bundle' }).click(),
    ]);

    expect(download.suggestedFilename()).toMatch(/^skybridge-.*\.zip$/);
    const saved = readFileSync(await download.path());
    expect(saved.subarray(0, 2).toString()).toBe('PK');
  });

  it('should sign out', async () => {
    const page = await openSignedIn(context, '/accounts');
    // a menu that opens while the page is still being laid out opens in the wrong place
    await live(page);
    await page.getByText('aws-main').first().waitFor();

    await page.getByRole('button', { name: /Signed in as/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await heading(page, 'Sign in').waitFor();
    await page.reload();

    await heading(page, 'Sign in').waitFor();
  });
});

function heading(page: Page, name: string) {
  return page.getByRole('heading', { level: 1, name, exact: true });
}

async function live(page: Page): Promise<void> {
  await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
}

function paused(): string {
  const path = 'jsonpath={.metadata.annotations.skybridge\\.dev/paused}';
  return kubectl(['get', 'applications.skybridge.dev', NAME, '-n', NAMESPACE, '-o', path]);
}
