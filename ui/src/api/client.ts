import createClient, { type Middleware } from 'openapi-fetch';
import { CallFailed, readProblem } from './problem';
import type { paths } from './schema';
import { currentToken, signOutRefused } from './session';

/** Longest wait for an answer. */
const DEADLINE_MS = 20_000;

const authentication: Middleware = {
  onRequest({ request }) {
    const token = currentToken();
    if (token !== null) {
      request.headers.set('Authorization', `Bearer ${token}`);
    }
    return request;
  },
  onResponse({ request, response }) {
    if (response.status === 401 && usesCurrentToken(request)) {
      signOutRefused();
    }
  },
};

/** An answer to a call of an earlier session says nothing about this one. */
function usesCurrentToken(request: Request): boolean {
  return request.headers.get('Authorization') === `Bearer ${currentToken() ?? ''}`;
}

export const client = createClient<paths>({
  baseUrl: globalThis.location.origin,
  fetch: (request: Request) =>
    fetch(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(DEADLINE_MS)]) }),
});
client.use(authentication);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of an answer; throws {@link CallFailed} where there is no good one. */
export async function body<T>(call: Promise<Answer<T>>): Promise<T> {
  const answer = await settled(call);
  if (!answer.response.ok) {
    throw new CallFailed(readProblem(answer.error));
  }
  return answer.data as T;
}

async function settled<T>(call: Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await call;
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') {
      throw failure;
    }
    throw new CallFailed(null);
  }
}
