import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Where the console is, and how to get in. */
export const CONSOLE_URL = process.env['SKYBRIDGE_CONSOLE_URL'] ?? 'http://127.0.0.1:8080';
export const TOKEN = process.env['SKYBRIDGE_TOKEN'] ?? 'token';

/** Set to "fixtures" when there is no Kubernetes API behind the console. */
export const HAS_CLUSTER = process.env['SKYBRIDGE_E2E'] !== 'fixtures';

export const SCREENSHOTS = 'target/screenshots';
export const PATIENCE_MS = 60_000;

export interface Look {
  language?: 'en' | 'zh';
  theme?: 'light' | 'dark';
}

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
}

function chromiumPath(): string {
  const candidates = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'];
  const found = candidates.find((path) => path !== undefined && existsSync(path));
  if (found === undefined) {
    throw new Error('no Chromium: install the package chromium, or set CHROMIUM to its path');
  }
  return found;
}

export function newContext(browser: Browser, look: Look = {}): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 1440, height: 1000 },
    colorScheme: look.theme ?? 'light',
    locale: look.language === 'zh' ? 'zh-CN' : 'en-GB',
    reducedMotion: 'reduce',
  });
}

/** Opens a page by the link that signs in. Mistakes of the page's scripts fail the test. */
export async function openSignedIn(context: BrowserContext, path: string): Promise<Page> {
  const page = await openPage(context);
  await page.goto(`${CONSOLE_URL}${path}#token=${TOKEN}`).catch((failure: unknown) => {
    throw new Error(String(failure).replaceAll(TOKEN, 'TOKEN'));
  });
  return page;
}

export async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  page.setDefaultNavigationTimeout(PATIENCE_MS);
  const mistakes: string[] = [];
  page.on('pageerror', (mistake) => mistakes.push(mistake.message));
  page.on('close', () => {
    if (mistakes.length > 0) {
      throw new Error(`mistakes in the page: ${mistakes.join('; ')}`);
    }
  });
  return page;
}

/** Runs kubectl against the cluster of KUBECONFIG. */
export function kubectl(args: string[], input?: string): string {
  return execFileSync(process.env['SKYBRIDGE_KUBECTL'] ?? 'kubectl', args, {
    encoding: 'utf8',
    timeout: PATIENCE_MS + 10_000,
    ...(input === undefined ? {} : { input }),
  });
}

/** An application that the operator can't begin with: it needs neither a cloud nor a workload. */
export const NAMESPACE = 'console-e2e';
export const NAME = HAS_CLUSTER ? 'dependent' : 'payments';
export const APPLICATION_PATH = `/applications/${HAS_CLUSTER ? NAMESPACE : 'bank'}/${NAME}`;

/** An application with one bucket, whose every change waits for a person. */
export const CHANGING = HAS_CLUSTER ? 'changing' : 'store';
export const CHANGING_PATH = `/applications/${HAS_CLUSTER ? NAMESPACE : 'shop'}/${CHANGING}`;

/** Asks for these buckets, as somebody else than the console's user. */
export function applyChanging(buckets: string[]): void {
  kubectl(
    ['apply', '-f', '-'],
    JSON.stringify({
      apiVersion: 'skybridge.dev/v1alpha1',
      kind: 'Application',
      metadata: { namespace: NAMESPACE, name: CHANGING },
      spec: {
        approval: 'always',
        components: [{ name: 'web', image: 'demo.skybridge.dev/shop/web:1.0', port: 8080 }],
        resources: buckets.map((name) => ({ name, type: 'bucket' })),
        placements: [{ name: 'aws', account: 'aws-main' }],
      },
    }),
  );
}

/** Copies what the local world made for its demo into the namespace of the tests. */
function copyAccount(): void {
  const account = read('cloudaccounts.skybridge.dev', 'aws-main');
  const spec = account['spec'] as { credentials: { name: string } };
  const { data, type } = read('secrets', spec.credentials.name);
  const metadata = (name: string) => ({ namespace: NAMESPACE, name });
  const secret = { apiVersion: 'v1', kind: 'Secret', data, type };
  for (const copy of [
    { ...secret, metadata: metadata(spec.credentials.name) },
    {
      apiVersion: 'skybridge.dev/v1alpha1',
      kind: 'CloudAccount',
      metadata: metadata('aws-main'),
      spec: { ...spec, allowedNamespaces: [] },
    },
  ]) {
    kubectl(['apply', '-f', '-'], JSON.stringify(copy));
  }
}

function read(kind: string, name: string): Record<string, unknown> {
  return JSON.parse(kubectl(['get', kind, name, '-n', 'shop', '-o', 'json'])) as Record<
    string,
    unknown
  >;
}

/** Makes the applications anew, once what an earlier run left is gone. */
export function createApplications(): void {
  deleteApplications();
  kubectl(['create', 'namespace', NAMESPACE]);
  kubectl(
    ['apply', '-f', '-'],
    JSON.stringify({
      apiVersion: 'skybridge.dev/v1alpha1',
      kind: 'Application',
      metadata: { namespace: NAMESPACE, name: NAME },
      spec: {
        components: [{ name: 'web', image: 'demo.skybridge.dev/shop/web:1.0', port: 8080 }],
        placements: [{ name: 'here' }],
        dependsOn: ['nothing'],
      },
    }),
  );
  copyAccount();
  applyChanging(['assets']);
}

/** Removes the applications and waits until it is gone. */
export function deleteApplications(): void {
  const gone = ['--ignore-not-found', '--wait', `--timeout=${PATIENCE_MS / 1000}s`];
  kubectl(['delete', 'applications.skybridge.dev', '--all', '-n', NAMESPACE, ...gone]);
  kubectl(['delete', 'namespace', NAMESPACE, ...gone]);
}
