// SPDX-License-Identifier: Apache-2.0
// What the browser tests share: the built page behind its policy, Chromium, and a watch on everything that must not happen.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { policyHeader } from '../../web/policy.mjs';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const { chromium } = require('playwright-core');
export const axeSource = require('axe-core').source;

export const built = fileURLToPath(new URL('../../build/web/', import.meta.url));
assert.ok(existsSync(join(built, 'index.html')), 'build/web is missing: run `npm --prefix web run build` first');

const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css',
  '.json': 'application/json', '.wasm': 'application/wasm', '.svg': 'image/svg+xml',
};

/** Serves a folder under a prefix; `headers` are sent with every answer. Resolves to { origin, close }. */
export function serve(folder, { prefix = '/', headers = {} } = {}) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    try {
      if (!path.startsWith(prefix) || path.includes('..')) throw new Error('outside');
      const file = join(folder, path.slice(prefix.length) + (path.endsWith('/') ? 'index.html' : ''));
      const body = await readFile(file);
      response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream', ...headers });
      response.end(body);
    } catch {
      response.writeHead(404, headers).end();
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve({
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => { server.closeAllConnections(); server.close(); },
  })));
}

/** The page as a static host would serve it: in a sub-folder, with the policy as a header. */
export const servePage = () => serve(built, { prefix: '/some/where/', headers: { 'Content-Security-Policy': policyHeader } });

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});

/** A page of its own context, watched: `check()` fails on console errors, exceptions, policy violations and foreign requests. */
export async function watchedPage(browser, { allow = [], ...context } = {}) {
  const own = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', ...context });
  const page = await own.newPage();
  const trouble = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') trouble.push(`console ${message.type()}: ${message.text()}`);
    if (message.text().startsWith('policy violation')) trouble.push(message.text());
  });
  page.on('pageerror', (error) => trouble.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && !allow.some((origin) => url.startsWith(`${origin}/`))) trouble.push(`foreign request: ${url}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.log(`policy violation: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return { page, check: () => assert.deepEqual(trouble, []), close: () => own.close() };
}

/** Opens a view and waits until it shows a result. Returns a locator of its element. */
export async function openView(page, origin, view) {
  await page.goto('about:blank');
  await page.goto(`${origin}/some/where/#${view}`);
  const calculator = page.locator(`loyalty-calculator[view="${view}"]`);
  await calculator.locator('.verdict').first().waitFor();
  return calculator;
}

/** The text as a reader sees it, without the hidden hints of the buttons. */
export async function seenText(locator) {
  const text = await locator.evaluate((node) => {
    const walk = (n) => n.nodeType === 3 ? n.data : n.nodeType === 1 && n.classList.contains('vh') ? '' : [...n.childNodes].map(walk).join('');
    return walk(node);
  });
  return text.replace(/\s+/g, ' ').trim();
}
