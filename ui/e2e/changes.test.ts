import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seriousFindings } from './axe';
import {
  applyChanging,
  CHANGING,
  CHANGING_PATH,
  HAS_CLUSTER,
  kubectl,
  launch,
  NAMESPACE,
  newContext,
  openSignedIn,
} from './world';

const PLAN = `${CHANGING_PATH}/changes/plan`;

describe('the changes of an application in a browser', () => {
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

  it('should lead from tab to tab by keyboard, each with its address', async () => {
    const page = await openSignedIn(context, PLAN);
    await page.getByRole('tab', { name: /^Plan/ }).focus();

    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${CHANGING_PATH}/changes/drift`);
    await page.reload();

    await page
      .getByRole('button', { name: /^Check now/ })
      .first()
      .waitFor();
  });

  it('should be reached from the application, and lead back', async () => {
    const page = await openSignedIn(context, CHANGING_PATH);

    await page.getByRole('link', { name: 'Changes', exact: true }).click();
    await page.waitForURL(`**${PLAN}`);
    await page.getByRole('link', { name: `Back to ${CHANGING}` }).click();

    await page.waitForURL(`**${CHANGING_PATH}`);
  });

  it.runIf(!HAS_CLUSTER)('should approve by keyboard alone', async () => {
    const page = await openSignedIn(context, PLAN);
    await page.getByRole('button', { name: 'Approve', exact: true }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    const approve = dialog.getByRole('button', { name: 'Approve', exact: true });
    await approve.waitFor();
    expect(await approve.isDisabled()).toBe(true);

    for (const lost of await dialog.getByRole('checkbox').all()) {
      await lost.focus();
      await page.keyboard.press('Space');
    }
    await dialog.getByRole('textbox').focus();
    await page.keyboard.type('copied before');
    await expect.poll(() => approve.isDisabled()).toBe(false);
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');

    await page.getByText('The plan was approved.').waitFor();
    await dialog.waitFor({ state: 'hidden' });
  });

  it.runIf(!HAS_CLUSTER)('should close a dialog by Escape and return to its button', async () => {
    const page = await openSignedIn(context, `${CHANGING_PATH}/changes/history`);
    const button = page.getByRole('button', { name: 'Roll back to this' }).first();
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();

    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    await page.waitForFunction(() => document.activeElement?.textContent === 'Roll back to this');
  });

  it.runIf(HAS_CLUSTER)(
    'should approve a first plan, then one that loses data, and roll back',
    async () => {
      const page = await openSignedIn(context, PLAN);
      await openApproval(page);
      await approve(page, []);
      await page.getByText('Applied', { exact: true }).first().waitFor();

      applyChanging(['media']);
      await page.getByText('Loss of data', { exact: true }).waitFor();
      const dialog = await openApproval(page);
      expect(await seriousFindings(page)).toEqual([]);
      const lost = await dialog.getByRole('checkbox').count();
      expect(lost).toBeGreaterThan(0);
      await approve(page, await dialog.getByRole('checkbox').all());
      await page.getByText('Applied', { exact: true }).first().waitFor();
      await page.getByRole('tab', { name: 'History' }).click();
      const first = page.getByRole('row').filter({ hasText: /^(?!.*Delete).*Create/ });
      await first.getByRole('button', { name: 'Roll back to this' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Roll back' }).click();
      await page.getByText('The Application was changed.').waitFor();

      expect(approvers()).toEqual([
        'system:serviceaccount:skybridge-system:console-admin',
        'system:serviceaccount:skybridge-system:console-admin',
      ]);
      expect(resources()).toEqual(['assets']);
      await page.getByRole('tab', { name: 'Plan (1)' }).click();
      await page.getByRole('button', { name: 'Approve', exact: true }).waitFor();
    },
  );
});

async function openApproval(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
}

async function approve(page: Page, losses: Locator[]): Promise<void> {
  for (const loss of losses) {
    await loss.check();
  }
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Approve', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

function approvers(): string[] {
  const path = 'jsonpath={.items[*].spec.approvedBy}';
  return kubectl(['get', 'approvals.skybridge.dev', '-n', NAMESPACE, '-o', path]).split(' ');
}

function resources(): string[] {
  const path = 'jsonpath={.spec.resources[*].name}';
  const application = ['get', 'applications.skybridge.dev', CHANGING, '-n', NAMESPACE];
  return kubectl([...application, '-o', path]).split(' ');
}
