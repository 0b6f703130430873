// The TypeScript sources of typeorm, which its source maps embed: a hundred thousand lines that need no download.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('../node_modules', import.meta.url));

const compilerOptions = {
  target: 'ES2023', lib: ['ES2023', 'ESNext.Disposable'], module: 'commonjs', moduleResolution: 'node10', ignoreDeprecations: '6.0', types: ['node'], strict: true,
  skipLibCheck: true, noEmit: true, esModuleInterop: true, experimentalDecorators: true, emitDecoratorMetadata: true,
};

/** Writes them to a temporary folder, with a tsconfig.json and the packages whose types they need; removed when the process ends. */
export function extractTypeorm() {
  const from = path.join(packages, 'typeorm');
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilience-benchmark-')));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const file of readdirSync(from, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.map') || file.startsWith('node_modules')) continue;
    const { sources, sourcesContent = [] } = JSON.parse(readFileSync(path.join(from, file), 'utf8'));
    for (const [index, source] of sources.entries()) {
      const name = path.posix.join(path.posix.dirname(file.replaceAll('\\', '/')), source).replace(/^(\.\.\/)+/, '');
      if (!/^src\/.*\.ts$/.test(name) || typeof sourcesContent[index] !== 'string') continue;
      mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
      writeFileSync(path.join(folder, name), sourcesContent[index]);
    }
  }
  const { name, version, dependencies, peerDependencies } = JSON.parse(readFileSync(path.join(from, 'package.json'), 'utf8'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, version, dependencies, peerDependencies }));
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }));
  symlinkSync(packages, path.join(folder, 'node_modules'), 'junction');
  return { name: `${name} ${version}`, cwd: folder, globs: ['src/**/*.ts'], ignores: [] };
}
