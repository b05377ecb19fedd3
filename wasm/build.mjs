// SPDX-License-Identifier: Apache-2.0
// Completes the folder of the module (build/wasm/wasm) to an npm package: loader, Node entry, types, package.json.
// Needs `npm ci` in web/ and `cmake --build --preset wasm`.

import { execFileSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const out = here('../build/wasm/wasm/');

execFileSync(here('../web/node_modules/.bin/tsc'), ['-p', here('tsconfig.json')], { stdio: 'inherit' });

// The compiler rewrites import paths in the code, not in the declarations.
for (const name of readdirSync(out, { recursive: true }).filter((file) => file.endsWith('.d.ts'))) {
  const text = readFileSync(out + name, 'utf8');
  writeFileSync(out + name, text.replaceAll(/(from '\.[\w/-]+)\.ts'/g, "$1.js'"));
}

// Emscripten's glue without its white space; the first line, which names version and compiler, stays.
const { transformSync } = createRequire(here('../web/package.json'))('esbuild');
const glue = readFileSync(`${out}loyalty.mjs`, 'utf8');
const header = glue.slice(0, glue.indexOf('\n') + 1);
writeFileSync(`${out}loyalty.mjs`, header + transformSync(glue, { minify: true, format: 'esm', target: 'es2020' }).code);

for (const name of ['package.json', 'README.md']) copyFileSync(here(name), out + name);
copyFileSync(here('../LICENSE'), `${out}LICENSE`);
