// SPDX-License-Identifier: Apache-2.0
// Builds the page and the element into build/web: a folder that any static host can serve, from any place.
// Needs `npm ci` here and the WebAssembly build (build/wasm/wasm).

import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from '@formatjs/icu-messageformat-parser';
import { build, transform } from 'esbuild';
import { contentSecurityPolicy } from './server.mjs';
import { staticResults, startCore } from './static-results.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { values: options } = parseArgs({ options: { core: { type: 'string' }, out: { type: 'string' } } });
const out = options.out ?? here('../build/web/'); // folders end with a slash
const core = options.core ?? here('../build/wasm/wasm/');
const gallery = here('../core/programs/');
const readJson = async (path) => JSON.parse(await readFile(path, 'utf8'));

/** Style sheets become minified text for adopted sheets. */
const styleText = {
  name: 'style text',
  setup(bundle) {
    bundle.onLoad({ filter: /\.css$/ }, async ({ path }) => ({
      contents: (await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true, target: 'es2021' })).code.trim(),
      loader: 'text',
    }));
  },
};

/** Messages are parsed here, so the formatter is bundled without its parser. */
const withoutParser = {
  name: 'messages without parser',
  setup(bundle) {
    bundle.onLoad({ filter: /node_modules\/intl-messageformat\/index\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(/,\s*parse\s*}\s*from/, ' } from').replace(/this\.__parse = parse;|static __parse = parse;/, ''),
      loader: 'js',
    }));
  },
};

/** A catalogue as it is shipped: plain texts stay texts, the others are given parsed. */
const parsedCatalogue = (messages) => Object.fromEntries(Object.entries(messages)
  .map(([key, text]) => [key, text.includes('{') ? parse(text, { captureLocation: false, ignoreTag: true }) : text]));

/** Words that are not needed at first, by the file that has them; what no file has comes with the first visit. */
const laterWords = {
  more: /^(step|warning|warningDetail|rounding|explain|kind|entry|about|keep|csv|move|timeline|milestone|standing|refund|whatIf|lots|history)\./,
  points: /^(need|cause)\.|^points\.(?!(amount|unit|orders)$)|^tier\.(?!(title|none)$)/,
  promo: /^(promo|reading|chart|fields)\./,
  compare: /^compare\./,
  offers: /^(palette|paste|best|advice|profile|giftCards)\./,
};
const fileOf = (language, key) => [language, ...Object.keys(laterWords).filter((name) => laterWords[name].test(key))].join('.');

/** The policy as it can stand in a page; frame-ancestors is for headers only. */
const policy = contentSecurityPolicy.split('; ').filter((rule) => !rule.startsWith('frame-ancestors')).join('; ');

const escapeHtml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** {{key}} becomes the words in both languages, of which the style sheet shows one; {{en:key}} one of them. */
function fillPage(template, words, results) {
  const say = (language, key) => {
    const text = words[language][key];
    if (text === undefined) throw new Error(`no words for ${key} in ${language}`);
    return escapeHtml(text);
  };
  const both = (key) => `<span class="t" lang="zh-CN">${say('zh-CN', key)}</span><span class="t" lang="en">${say('en', key)}</span>`;
  return template
    .replaceAll('{{csp}}', escapeHtml(policy))
    .replace(/{{zh:([\w.]+)}}/g, (_, key) => say('zh-CN', key))
    .replace(/{{en:([\w.]+)}}/g, (_, key) => say('en', key))
    .replace(/{{static:(\w+)}}/g, (_, view) => results[view])
    .replace(/{{([\w.]+)}}/g, (_, key) => both(key));
}

await rm(out, { recursive: true, force: true });
await mkdir(`${out}locales`, { recursive: true });
await mkdir(`${out}programs`, { recursive: true });

const common = { bundle: true, minify: true, target: 'es2021', legalComments: 'none', logLevel: 'warning' };
// The element, and in files of their own the views and what they need later; what several share stands in parts/.
const { metafile } = await build({
  ...common, format: 'esm', splitting: true, metafile: true, outdir: out, entryPoints: [here('src/loyalty-calculator.ts')], chunkNames: 'parts/[name]-[hash]',
  plugins: [styleText, withoutParser], define: { 'process.env.NODE_ENV': '"production"' }, conditions: ['production'],
  banner: { js: '// SPDX-License-Identifier: Apache-2.0' },
});
await build({ ...common, format: 'esm', outfile: `${out}page.js`, entryPoints: [here('src/page.ts')] });
await build({ ...common, format: 'iife', outfile: `${out}boot.js`, entryPoints: [here('src/boot.ts')] });
await build({ ...common, outfile: `${out}page.css`, entryPoints: [here('src/styles/page.css')] });

for (const name of ['loyalty.mjs', ...(await readdir(core)).filter((file) => file.endsWith('.wasm'))]) await cp(core + name, out + name);
await cp(here('src/icon.svg'), `${out}icon.svg`);

/** A sample request without its programme, which stands beside it. */
async function sampleRequest(file) {
  const { program: _program, explain: _explain, ...request } = await readJson(gallery + file);
  return request;
}

const call = await startCore(core);

/** Offers in everyday words with what the core reads in them, by language, so that a sample needs no parser. */
const parsedOffers = (offers, currency) => Object.fromEntries(Object.entries(offers)
  .map(([language, texts]) => [language, texts.map((text) => ({ text, parsed: call('parse-offer', { text, currency }).result }))]));

const { programs } = await readJson(`${gallery}index.json`);
for (const { id, about, program, quote, statement, offers = {} } of programs) {
  const document = await readJson(gallery + program);
  const samples = { about, quote: await sampleRequest(quote), statement: await sampleRequest(statement), offers: parsedOffers(offers, document.currency) };
  await writeFile(`${out}programs/${id}.json`, JSON.stringify({ document, samples }));
}
await writeFile(`${out}programs/index.json`, JSON.stringify(programs.map(({ id, name }) => ({ id, name }))));

// How shop engines compute: the settings alone.
const profiles = [];
for (const file of (await readdir(here('../core/profiles/'))).filter((name) => name.endsWith('.json')).sort()) {
  const { id, name, settings, offers } = await readJson(here(`../core/profiles/${file}`));
  if (settings && offers) profiles.push({ id, name, settings, offers });
}
await writeFile(`${out}profiles.json`, JSON.stringify(profiles));

const words = {};
const catalogues = {};
for (const language of ['zh-CN', 'en']) {
  words[language] = await readJson(here(`locales/${language}.json`));
  catalogues[language] = parsedCatalogue(words[language]);
  const files = {};
  for (const [key, message] of Object.entries(catalogues[language])) (files[fileOf(language, key)] ??= {})[key] = message;
  for (const [file, messages] of Object.entries(files)) await writeFile(`${out}locales/${file}.js`, `export default ${JSON.stringify(messages)};\n`);
}
const results = await staticResults({
  call, words: catalogues, sample: await readJson(`${out}programs/${programs[0].id}.json`),
  entry: here('src/first-paint.ts'), bundling: { ...common, plugins: [withoutParser] },
});
const entry = Object.values(metafile.outputs).find((output) => output.entryPoint?.endsWith('src/loyalty-calculator.ts'));
const shared = entry.imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => `./${path.slice(path.indexOf('parts/'))}`);
await writeFile(`${out}index.html`, fillPage((await readFile(here('src/index.html'), 'utf8'))
  .replace('{{preload}}', shared.map((path) => `<link rel="modulepreload" href="${path}">`).join('\n')), words, results));
console.log(`page built: build/web, ${programs.length} sample programmes`);
