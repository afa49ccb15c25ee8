// Builds the pages into dist/web: files for browsers, compressed, and the same pages for the service.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { warnOfOthers as onwarn, shared } from '../web/vite.config.ts';

const out = new URL('../dist/web/', import.meta.url).pathname;
rmSync(out, { recursive: true, force: true });

await build({
  ...shared,
  build: {
    outDir: join(out, 'client'),
    manifest: true,
    modulePreload: { polyfill: false },
    target: 'es2023',
    assetsInlineLimit: 0,
    emptyOutDir: false,
    rolldownOptions: { input: join(shared.root, 'entry.client.tsx'), onwarn },
  },
});
await build({
  ...shared,
  ssr: { noExternal: true },
  build: {
    outDir: join(out, 'server'),
    ssr: join(shared.root, 'entry.server.tsx'),
    target: 'node22',
    emptyOutDir: false,
    rolldownOptions: { output: { entryFileNames: 'entry.js' }, onwarn },
  },
});

// What never changes is compressed once, as well as it can be.
const assets = join(out, 'client/assets');
for (const name of readdirSync(assets)) {
  const path = join(assets, name);
  const body = readFileSync(path);
  writeFileSync(`${path}.br`, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  writeFileSync(`${path}.gz`, gzipSync(body, { level: 9 }));
}
mkdirSync(out, { recursive: true });
const { servedPages } = await import(join(out, 'server/entry.js'));
writeFileSync(join(out, 'pages.json'), JSON.stringify(servedPages, null, 1));
cpSync(join(shared.root, 'generated/persisted-documents.json'), join(out, 'documents.json'));

// What a reader fetches before a page is complete, and no more than that (docs/decisions/0032-pages.md).
const MOST_KIB = 150;
const chunks = JSON.parse(readFileSync(join(out, 'client/.vite/manifest.json'), 'utf8'));
const withImports = (name, found = new Set()) => {
  if (found.has(name)) return found;
  found.add(name);
  for (const one of chunks[name].imports ?? []) withImports(one, found);
  return found;
};
const sizeOf = (module) => {
  const files = new Set([...withImports('entry.client.tsx'), ...withImports(module)].map((name) => chunks[name].file));
  return [...files].reduce((bytes, file) => bytes + statSync(join(out, 'client', `${file}.br`)).size, 0) / 1024;
};
const sizes = [...new Set(servedPages.map(({ module }) => module))].map((module) => [sizeOf(module), module]);
const [largest, page] = sizes.sort(([one], [other]) => other - one)[0];
// Not among what a command prints for others to read.
console.error(`Pages built: at most ${largest.toFixed(1)} KiB of script (${page}), of ${MOST_KIB}.`);
if (largest > MOST_KIB) throw new Error(`${page} needs more than ${MOST_KIB} KiB of script`);
