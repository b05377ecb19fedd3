// SPDX-License-Identifier: Apache-2.0
// A static server with the headers of the page. On the command line: node web/server.mjs FOLDER [PORT].

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** What the page may do. frame-ancestors works only as a header; the rest also stands in the page itself. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const types = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
};

/**
 * A server, not yet listening, for the files of `folder`. `headers` are added to the defaults or replace them; `type(path)`
 * may name another content type than the usual one.
 */
export function staticServer({ folder, headers = {}, type = () => undefined }) {
  const root = resolve(folder);
  return createServer(async (request, response) => {
    const send = (status, extra = {}, text = `${status}\n`) => {
      response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff', ...extra });
      response.end(request.method === 'HEAD' ? undefined : text);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') return send(405, { Allow: 'GET, HEAD' });

    const [address, query] = request.url.split('?', 2);
    let path;
    try {
      path = normalize(join(root, decodeURIComponent(address)));
    } catch {
      return send(400);
    }
    if (path.includes('\0') || (path !== root && !path.startsWith(root + sep))) return send(404);

    let file = await stat(path).catch(() => undefined);
    if (file?.isDirectory() && !address.endsWith('/')) return send(301, { Location: `${address}/${query === undefined ? '' : `?${query}`}` });
    if (file?.isDirectory()) {
      path = join(path, 'index.html');
      file = await stat(path).catch(() => undefined);
    }
    if (!file?.isFile()) return send(404);

    response.writeHead(200, {
      'Content-Type': type(path) ?? types[extname(path)] ?? 'application/octet-stream',
      'Content-Length': file.size,
      'Cache-Control': 'no-cache',
      'Content-Security-Policy': contentSecurityPolicy,
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      ...headers,
    });
    if (request.method === 'HEAD') return response.end();
    return createReadStream(path).on('error', () => response.destroy()).pipe(response);
  });
}

/** Listens on the loopback interface; port 0 takes any free one. Resolves to the address of the root, ending in a slash. */
export function listen(server, port = 0) {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => done(`http://localhost:${server.address().port}/`));
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  const [folder = fileURLToPath(new URL('../build/web', import.meta.url)), port = '8080'] = process.argv.slice(2);
  try {
    console.log(`${await listen(staticServer({ folder }), Number(port))}  (Ctrl+C ends it)`);
  } catch (error) {
    console.error(error.code === 'EADDRINUSE' ? `Port ${port} is in use: web/serve --port N takes another.` : error.message);
    process.exitCode = 1;
  }
}
