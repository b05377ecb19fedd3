// SPDX-License-Identifier: Apache-2.0
// Counts JUnit reports: node tests/summary.mjs REPORT.xml|FOLDER… prints "passed failed skipped".
// In a folder, ctest.xml names each GoogleTest binary once; the binary's own report, NAME.xml, takes its place.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const total = { passed: 0, failed: 0, skipped: 0 };

function count(report, replaced = () => false) {
  const text = readFileSync(report, 'utf8');
  for (const [, attributes, , body = ''] of text.matchAll(/<testcase\b((?:[^>"]|"[^"]*")*?)(\/>|>([\s\S]*?)<\/testcase>)/g)) {
    const name = /\bname="([^"]*)"/.exec(attributes)?.[1];
    if (replaced(name)) continue;
    if (/<(failure|error)\b/.test(body) || /\bstatus="fail"/.test(attributes)) total.failed += 1;
    else if (/<skipped\b/.test(body) || /\bstatus="(notrun|disabled)"/.test(attributes)) total.skipped += 1;
    else total.passed += 1;
  }
}

for (const path of process.argv.slice(2)) {
  if (!existsSync(path)) continue;
  if (path.endsWith('.xml')) {
    count(path);
    continue;
  }
  const names = readdirSync(path).filter((name) => name.endsWith('.xml') && name !== 'ctest.xml');
  for (const name of names) count(join(path, name));
  if (existsSync(join(path, 'ctest.xml'))) count(join(path, 'ctest.xml'), (name) => names.includes(`${name}.xml`));
}
console.log(total.passed, total.failed, total.skipped);
