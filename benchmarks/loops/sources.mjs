// The TypeScript sources that a package embeds in its source maps, written to a folder of their own.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Writes `src` of a package, a package.json and a tsconfig.json; gives the folder. */
export function extractSources(packageFolder, typeRoots) {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilience-loops-')));
  for (const file of readdirSync(packageFolder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.map')) continue;
    const map = readFileSync(path.join(packageFolder, file), 'utf8');
    const { sources, sourcesContent = [], sourceRoot = '' } = JSON.parse(map);
    for (const [index, source] of sources.entries()) {
      const content = sourcesContent[index];
      const name = path.posix.join(path.posix.dirname(file), sourceRoot, source).replace(/^(\.\.\/)+/, '');
      if (typeof content !== 'string' || !/^src\/.*\.ts$/.test(name)) continue;
      mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
  }
  const { name, version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, version }));
  const compilerOptions = {
    target: 'ES2023', lib: ['ES2023', 'ESNext.Disposable'], module: 'commonjs', moduleResolution: 'node10', ignoreDeprecations: '6.0', strict: true, skipLibCheck: true, noEmit: true,
    esModuleInterop: true, experimentalDecorators: true, emitDecoratorMetadata: true, typeRoots: [typeRoots], types: ['node'],
  };
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }));
  const files = readdirSync(path.join(folder, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return { folder, files: files.map((file) => path.join(folder, 'src', file)).sort() };
}
