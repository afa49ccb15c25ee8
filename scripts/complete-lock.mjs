// Adds to package-lock.json the optional packages of other platforms that the registry at hand does not carry:
// `node scripts/complete-lock.mjs` after each `npm install`. Without them `npm ci` finds the lock incomplete and stops.
import { readFileSync, writeFileSync } from 'node:fs';

const path = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(path, 'utf8'));

const os = /(?:^|[-_/])(android|darwin|linux|win32|windows|freebsd|openharmony|aix|netbsd|openbsd|sunos)(?:[-_]|$)/;
const cpu = /[-_](arm64|x64|ia32|arm|ppc64|s390x|riscv64|loong64|mips64el|wasm32)(?:[-_]|$)/;
const libc = /(gnu|musl)/;

let added = 0;
for (const parent of Object.values(lock.packages)) {
  for (const [name, range] of Object.entries(parent.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`;
    const version = /^[~^]?(\d+\.\d+\.\d+.*)$/.exec(range)?.[1]; // of a range, the version that it begins with
    if (lock.packages[key] || version === undefined) continue;
    const [found, processor, library] = [os, cpu, libc].map((pattern) => pattern.exec(name)?.[1]);
    const system = found === 'windows' ? 'win32' : found;
    if (!system && !processor) continue;
    lock.packages[key] = {
      version,
      ...(processor ? { cpu: [processor] } : {}),
      ...(parent.dev ? { dev: true } : {}),
      ...(library && system === 'linux' ? { libc: [library === 'gnu' ? 'glibc' : 'musl'] } : {}),
      optional: true,
      ...(system ? { os: [system] } : {}),
    };
    added += 1;
  }
}

const { '': root, ...packages } = lock.packages;
lock.packages = {
  '': root,
  ...Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'))),
};
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added ? `${added} optional packages of other platforms added` : 'the lock is complete');
