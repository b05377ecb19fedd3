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

// Emscripten's glue without its white space; the first line, which names version and compiler, stays. The glue of every module is
// the same but for the address of a file that the loader hands in, so one is shipped.
const { transformSync } = createRequire(here('../web/package.json'))('esbuild');
const modules = readdirSync(out).filter((name) => name.endsWith('.wasm')).map((name) => name.slice(0, -'.wasm'.length));
const [glue, ...others] = modules.map((module) => {
  const text = readFileSync(`${out}${module}.mjs`, 'utf8').replaceAll(`${module}.wasm`, 'loyalty.wasm');
  const header = text.slice(0, text.indexOf('\n') + 1);
  const minified = header + transformSync(text, { minify: true, format: 'esm', target: 'es2020' }).code;
  writeFileSync(`${out}${module}.mjs`, minified);
  return minified;
});
if (others.some((other) => other !== glue)) throw new Error('the modules cannot share their glue');

for (const name of ['package.json', 'README.md']) copyFileSync(here(name), out + name);
copyFileSync(here('../LICENSE'), `${out}LICENSE`);
