// SPDX-License-Identifier: Apache-2.0
// ajv writes its validators as code, which --disallow-code-generation-from-strings forbids. Files of tests that use it keep
// their tests in a module beside them and run it here, or in a process of its own where the flag is set.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const flag = '--disallow-code-generation-from-strings';

/** Runs the tests of a module that may generate code. */
export async function runWithCodeGeneration(module) {
  if (!process.execArgv.includes(flag)) {
    await import(module.href);
    return;
  }
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const args = [...process.execArgv.filter((arg) => arg !== flag && !arg.startsWith('--test')), '--test-reporter=tap', fileURLToPath(module)];
  const child = spawnSync(process.execPath, args, { env, encoding: 'utf8', maxBuffer: 2 ** 28 });
  test(`${fileURLToPath(module).split('/').at(-1)}, in a process that may generate code`, () => {
    assert.equal(child.status, 0, `${child.stdout.split('\n').filter((line) => !line.startsWith('ok')).join('\n')}${child.stderr}`);
    const passed = Number(/^# pass (\d+)$/m.exec(child.stdout)?.[1] ?? 0);
    assert.ok(passed > 0, 'no test ran');
  });
}
