import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { getResponse } from 'msw';
import type { Connect, Plugin } from 'vite';
import { handlers } from './src/test/handlers.ts';

/** Answers the console's API from fixtures, for the development and the preview server. */
export function fixtureApi(): Plugin {
  return {
    name: 'fixture-api',
    configureServer: (server) => void server.middlewares.use(answer),
    configurePreviewServer: (server) => void server.middlewares.use(answer),
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  next: Connect.NextFunction,
): void {
  if (!request.url?.startsWith('/api/')) {
    next();
    return;
  }
  const call = new Request(new URL(request.url, 'http://127.0.0.1'), {
    method: request.method ?? 'GET',
    headers: Object.entries(request.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
  });
  getResponse(handlers, call).then(
    (found) => write(found ?? new Response(null, { status: 404 }), response),
    next,
  );
}

function write(found: Response, response: ServerResponse): void {
  response.writeHead(found.status, Object.fromEntries(found.headers));
  if (found.body === null) {
    response.end();
    return;
  }
  const body = Readable.fromWeb(found.body as import('node:stream/web').ReadableStream);
  response.on('close', () => body.destroy());
  body.pipe(response);
}
