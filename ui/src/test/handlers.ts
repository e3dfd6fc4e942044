import { http, HttpResponse } from 'msw';
import type { ApplicationPage, Change, ProblemCode } from '../api/types';
import { awaiting, changes, reasons } from './changes.ts';
import { accounts, detail, info, me, summaries } from './fixtures.ts';
import { runtime } from './runtime.ts';
import { asking, rehearsal, traffic, unsteered } from './traffic.ts';

/** Answers as the operator would give them. */
export const handlers = [
  http.get('*/api/v1/info', () => HttpResponse.json(info)),
  http.get('*/api/v1/me', ({ request }) =>
    signedIn(request) ? HttpResponse.json(me) : problem(401, 'NotAuthenticated'),
  ),
  http.get('*/api/v1/applications', ({ request }) =>
    HttpResponse.json(page(new URL(request.url).searchParams)),
  ),
  http.get<{ namespace: string; name: string }>(
    '*/api/v1/applications/:namespace/:name',
    ({ params: { namespace, name } }) => {
      const found = summaries.find((line) => line.namespace === namespace && line.name === name);
      if (found === undefined) {
        return problem(404, 'NotFound', `there is no application ${namespace}/${name}`);
      }
      const application = detail(found.level === 'failed', found);
      return HttpResponse.json(name === 'search' ? awaiting(application) : application);
    },
  ),
  http.post(
    '*/api/v1/applications/:namespace/:name/:action',
    () => new HttpResponse(null, { status: 204 }),
  ),
  http.get<{ namespace: string; name: string }>(
    '*/api/v1/applications/:namespace/:name/changes',
    ({ params: { namespace, name } }) =>
      summaries.some((line) => line.namespace === namespace && line.name === name)
        ? HttpResponse.json(changes)
        : problem(404, 'NotFound', `there is no application ${namespace}/${name}`),
  ),
  http.post(
    '*/api/v1/applications/:namespace/:name/changes/:stack/:action',
    () => new HttpResponse(null, { status: 204 }),
  ),
  http.post(
    '*/api/v1/applications/:namespace/:name/changes/:stack/history/:hash/roll-back',
    () => new HttpResponse(null, { status: 204 }),
  ),
  http.get<{ namespace: string; name: string }>(
    '*/api/v1/applications/:namespace/:name/traffic',
    ({ params: { namespace, name } }) =>
      summaries.some((line) => line.namespace === namespace && line.name === name)
        ? HttpResponse.json(trafficOf(name))
        : problem(404, 'NotFound', `there is no application ${namespace}/${name}`),
  ),
  http.get<{ name: string }>(
    '*/api/v1/applications/:namespace/:name/traffic/rehearsal',
    ({ request, params: { name } }) => {
      const lost = new URL(request.url).searchParams.get('lose') ?? '';
      return trafficOf(name).placements.some((one) => one.name === lost && one.target !== null)
        ? HttpResponse.json(rehearsal(lost, name === 'search' ? 'WritesWouldBeLost' : null))
        : problem(400, 'InvalidRequest', 'the placement must be one that traffic is steered to');
    },
  ),
  http.post(
    '*/api/v1/applications/:namespace/:name/traffic/:action',
    () => new HttpResponse(null, { status: 204 }),
  ),
  http.get('*/api/v1/reasons', () => HttpResponse.json(reasons)),
  http.get('*/api/v1/accounts', () => HttpResponse.json(accounts)),
  http.get('*/api/v1/runtime', () => HttpResponse.json(runtime())),
  http.post(
    '*/api/v1/runtime/bundle',
    () => new HttpResponse('PK', { headers: { 'Content-Type': 'application/zip' } }),
  ),
  http.get('*/api/v1/events', () => events([])),
];

function trafficOf(name: string) {
  switch (name) {
    case 'store':
      return traffic();
    case 'search':
      return asking;
    default:
      return unsteered;
  }
}

/** A stream that tells of these changes and stays open. */
export function events(changes: Change[]): HttpResponse<ReadableStream> {
  const encoder = new TextEncoder();
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode('id: p.0\nevent: reset\ndata: {}\n\n'));
      for (const change of changes) {
        controller.enqueue(
          encoder.encode(`id: p.1\nevent: change\ndata: ${JSON.stringify(change)}\n\n`),
        );
      }
    },
  });
  return new HttpResponse(body, { headers: { 'Content-Type': 'text/event-stream' } });
}

export function problem(status: number, code: ProblemCode, detail = 'why it failed') {
  return HttpResponse.json(
    { type: 'about:blank', title: code, status, detail, code, cure: 'what to do' },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  );
}

function signedIn(request: Request): boolean {
  return /^Bearer .+/.test(request.headers.get('Authorization') ?? '');
}

function page(parameters: URLSearchParams): ApplicationPage {
  const search = parameters.get('search') ?? '';
  const namespaces = parameters.getAll('namespace');
  const providers = parameters.getAll('provider');
  const ready = parameters.getAll('ready');
  const matching = summaries.filter(
    (line) =>
      `${line.namespace}/${line.name} ${line.reason} ${line.message}`.includes(search) &&
      (namespaces.length === 0 || namespaces.includes(line.namespace)) &&
      (providers.length === 0 || line.providers.some((name) => providers.includes(name))),
  );
  const listed = matching.filter((line) => ready.length === 0 || ready.includes(line.ready));
  const number = Number(parameters.get('page') ?? 1);
  const size = Number(parameters.get('size') ?? 20);
  return {
    items: sorted(listed, parameters.get('sort') ?? 'name').slice(
      (number - 1) * size,
      number * size,
    ),
    total: listed.length,
    page: number,
    size,
    counts: {
      ready: matching.filter((line) => line.ready === 'True').length,
      notReady: matching.filter((line) => line.ready === 'False').length,
      unknown: matching.filter((line) => line.ready === 'Unknown').length,
    },
  };
}

function sorted(lines: (typeof summaries)[number][], sort: string) {
  const key = sort.replace('-', '') as 'name' | 'namespace' | 'reason';
  const direction = sort.startsWith('-') ? -1 : 1;
  return lines.toSorted(
    (a, b) => direction * String(a[key] ?? '').localeCompare(String(b[key] ?? '')),
  );
}
