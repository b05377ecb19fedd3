// SPDX-License-Identifier: Apache-2.0
// web/serve as a person runs it. It writes build/web, so it runs before the tests that read it and not beside them.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const serve = fileURLToPath(new URL('../../../web/serve', import.meta.url));

test('--help says how to use it, and starts nothing', () => {
  const { status, stdout, stderr } = spawnSync(serve, ['--help'], { encoding: 'utf8', timeout: 10000 });
  assert.match(stdout, /^web\/serve \[--port N\]/);
  assert.equal(stderr, '');
  assert.equal(status, 0);
});

test('an option it does not know is refused, with the same words', () => {
  const { status, stdout, stderr } = spawnSync(serve, ['--colour'], { encoding: 'utf8', timeout: 10000 });
  assert.match(stderr, /^web\/serve \[--port N\]/);
  assert.equal(stdout, '');
  assert.equal(status, 2);
});

test('it serves the page until it is stopped, from whatever folder it was started in', { timeout: 200000 }, async (t) => {
  // Its own group: whatever it started ends with it.
  const server = spawn(serve, ['--port', '0'], { cwd: tmpdir(), detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  t.after(() => { try { process.kill(-server.pid, 'SIGKILL'); } catch { /* it has ended */ } });
  let said = '';
  const ended = once(server, 'close');
  const address = await new Promise((found, fail) => {
    const listen = (chunk) => {
      said += chunk;
      const at = /^(http:\/\/localhost:\d+\/) /m.exec(said);
      if (at) found(at[1]);
    };
    server.stdout.setEncoding('utf8').on('data', listen);
    server.stderr.setEncoding('utf8').on('data', listen);
    ended.then(([status]) => fail(new Error(`web/serve ended with status ${status} before it served anything. It said:\n${said}`)), fail);
  });
  assert.match(said, /^building the core\nbuilding the loader\nbuilding the page\n/m);

  for (const [path, type] of [['', 'text/html'], ['loyalty-calculator.js', 'text/javascript'], ['loyalty.wasm', 'application/wasm'], ['loyalty-statement.wasm', 'application/wasm']]) {
    const response = await fetch(address + path);
    assert.equal(response.status, 200, path);
    assert.match(response.headers.get('content-type'), new RegExp(`^${type}`), path);
    const body = await response.text();
    if (path === '') assert.match(body, /<loyalty-calculator/);
  }

  server.kill('SIGINT');
  await ended;
  await assert.rejects(fetch(address));
});
