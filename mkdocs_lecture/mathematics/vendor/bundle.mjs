// Builds what Python loads: typeset.js, speech.js, maps/*.json, versions.json. See README.md.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { build } from 'esbuild';

const MODULES = 'node_modules';
const LOCALES = ['base', 'de', 'en'];

// Font parts MathJax would fetch on demand, and which of their characters we keep (all if null).
const LATIN = [[0xa0, 0x17f], [0x1e9e, 0x1e9e]]; // German and its neighbours
const PARTS = {
  latin: LATIN,
  'latin-b': LATIN,
  'latin-i': LATIN,
  'double-struck': null,
  calligraphic: null,
  script: null,
  fraktur: [[0x210c, 0x211c]], // real and imaginary part
  'sans-serif': [[0x1d5a0, 0x1d5d3], [0x1d7e2, 0x1d7eb], [0x20, 0x7e]],
  monospace: [[0x1d670, 0x1d6a3], [0x1d7f6, 0x1d7ff], [0x20, 0x7e]],
  arrows: [[0x2190, 0x21ff], [0x27f0, 0x27ff]],
  accents: [[0xb8, 0xb8], [0x300, 0x36f]],
  math: [[0x2200, 0x22ff], [0x27c0, 0x27e5], [0x2a00, 0x2aff]],
  shapes: [[0x25a0, 0x25ff], [0x2713, 0x2717]],
  symbols: [[0xa1, 0xbf], [0x2010, 0x205e], [0x2100, 0x214f]],
  variants: null,
};

function keep(source, ranges) {
  const lines = source.split('\n').filter((line) => {
    const code = /^\s*0x([0-9A-F]+): \[/.exec(line);
    if (!code || !line.trimEnd().match(/\],?$/)) return true;
    const n = parseInt(code[1], 16);
    return ranges.some(([low, high]) => low <= n && n <= high);
  });
  return lines.join('\n');
}

const fontParts = {
  name: 'font-parts',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^lecture:font-parts$/ }, () => ({ path: 'font-parts', namespace: 'lecture' }));
    onLoad({ filter: /.*/, namespace: 'lecture' }, () => ({
      contents: Object.keys(PARTS)
        .map((part) => `import '@mathjax/mathjax-newcm-font/js/svg/dynamic/${part}.js';`)
        .join('\n'),
      resolveDir: process.cwd(),
    }));
    onLoad({ filter: /mathjax-newcm-font.mjs.svg.dynamic.[\w-]+\.js$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const ranges = PARTS[basename(path, '.js')];
      return { contents: ranges ? keep(source, ranges) : source };
    });
  },
};

const options = {
  bundle: true,
  minify: true,
  charset: 'utf8',
  legalComments: 'none', // LICENSES holds them
  format: 'iife',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  target: 'es2022',
  logLevel: 'info',
};
await build({ ...options, entryPoints: ['typeset.mjs'], outfile: 'typeset.js', globalName: 'typeset', plugins: [fontParts] });
await build({
  ...options,
  entryPoints: ['speech.mjs'],
  outfile: 'speech.js',
  globalName: 'speech',
  // The engine looks for Node's surroundings when it starts; in bare V8 there are none.
  define: { 'process.env.SRE_JSON_PATH': '"."', process: 'undefined', global: 'globalThis' },
  banner: { js: 'globalThis.console ??= { log() {}, info() {}, warn() {}, error() {} };' },
});

mkdirSync('maps', { recursive: true });
for (const locale of LOCALES) {
  const map = readFileSync(`${MODULES}/speech-rule-engine/lib/mathmaps/${locale}.json`, 'utf8');
  writeFileSync(`maps/${locale}.json`, JSON.stringify(JSON.parse(map)));
}

mkdirSync('LICENSES', { recursive: true });
const LICENSES = {
  'Apache-2.0.txt': '@mathjax/src', // the same text for MathJax, its font and the speech engine
  'MIT-xmldom.txt': '@xmldom/xmldom',
  'MIT-wicked-good-xpath.txt': 'wicked-good-xpath',
};
for (const [file, module] of Object.entries(LICENSES)) {
  copyFileSync(`${MODULES}/${module}/LICENSE`, `LICENSES/${file}`);
}

const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
writeFileSync('versions.json', `${JSON.stringify(devDependencies, null, 2)}\n`);

rmSync(MODULES, { recursive: true });
