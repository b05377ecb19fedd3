// SPDX-License-Identifier: Apache-2.0
// The snippets of the README do what it says.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';

import { moduleFolder, root } from './files.mjs';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const snippets = (language) => [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].filter((m) => m[1] === language).map((m) => m[2]);

test('the JavaScript prints what stands below it', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'loyalty-readme-'));
  t.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(moduleFolder, join(folder, 'node_modules/loyalty-calculator'));
  const [script] = snippets('js');
  writeFileSync(join(folder, 'main.mjs'), script);
  const [expected] = snippets('text');
  assert.equal(execFileSync(process.execPath, ['main.mjs'], { cwd: folder, encoding: 'utf8' }), expected);
});

test('the C++ is the program that the installed library is tested with', () => {
  const [source] = snippets('cpp');
  const tested = readFileSync(join(root, 'tests/consumer/project/main.cpp'), 'utf8');
  assert.equal(tested.replace(/^\/\/ SPDX.*\n/, ''), source);
});

test('each command succeeds', () => {
  const PATH = [join(root, 'build/release/core'), process.env.PATH].join(delimiter);
  const [script] = snippets('sh');
  for (const line of script.trim().split('\n')) {
    const answer = JSON.parse(execFileSync('sh', ['-c', line], { cwd: root, encoding: 'utf8', env: { ...process.env, PATH } }));
    assert.equal(answer.ok, true, line);
  }
});
