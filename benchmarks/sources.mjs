// Server source from npm: what packages ship, and what their source maps embed. It is brought by `npm pack` into a folder that git ignores.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { countCode } from './code-lines.mjs';
import { Failure } from './failure.mjs';
import { runProgram } from './programs.mjs';

const folder = fileURLToPath(new URL('sources', import.meta.url));
/** Minified or generated, however it is named. */
const LONG_LINES = 200;

/** All under the MIT licence; `leaves`: what is not, or is for a browser. `maps`: the source is in the source maps. */
export const PACKAGES = [
  { id: '@loopback/boot@8.0.16', language: 'TypeScript', keeps: /^src\//, leaves: /__tests__/, integrity: 'sha512-UNRgKnRdWmUEUtDUXSk1cVkKs11Bba4XrNZGSIFm40ey9zGwM4V+6UKjGKjWZgBIZdtiU0v4xoNQocBk65s1Lg==' },
  { id: '@strapi/database@5.54.0', language: 'TypeScript', maps: true, keeps: /^src\//, integrity: 'sha512-ipUhqb1l+ggsPwqt0x9LatqmP/HPOHOsoJTGHjWcwLheUebuFh9GSaQQFLF8xaaj8gF/DtyKEYsrik+VkgFhug==' },
  { id: '@strapi/core@5.54.0', language: 'TypeScript', maps: true, keeps: /^src\//, leaves: /(?:^|\/)ee\//, integrity: 'sha512-iPBrqkco5whcVis7+KFQk/M71Cvh2GyKVwjTS6a1Yosu8xmo6QNQKuKsXjpbhO+trDHG/Z1bo6H1VXfvCj9E8Q==' },
  { id: '@loopback/rest@15.0.16', language: 'TypeScript', keeps: /^src\//, leaves: /__tests__/, integrity: 'sha512-USO5ts0WefAoleVG7l3xl7jeq5gks6wMza6j1uDQkyQi9ltGKZVkkZk9LXRwQrf8uqOlGmorKTDZSD4I3GFMaw==' },
  { id: '@loopback/repository@8.0.15', language: 'TypeScript', keeps: /^src\//, leaves: /__tests__/, integrity: 'sha512-H76M0T0pKG0UrHQ6CehUr7AIM2tyzv+CKDhwrZ4rKkz0RuSn6RwyjoU5eS0zfi9Eg6+lltdDWpr2BzAy9iJ0Tg==' },
  { id: 'typeorm@1.1.1', language: 'TypeScript', maps: true, keeps: /^src\//, integrity: 'sha512-og9mG4Lwlvj6MfvYd8yRCzXy73gETtwgTKQ/ISLYvEOpJPy4IrjU/89HK4ZAFmRIbEg1hkIk04v8phTrxfgPmQ==' },
  { id: 'ghost@5.130.6', language: 'JavaScript', keeps: /^core\/(?:server|shared|frontend)\/.*\.js$/, leaves: /\/(?:public|assets)\//, integrity: 'sha512-CAWqPKt+7ws+/1NrVmvuiWiDZDEtutiu7niVMTku9uM29MjfNFFUVKM3giQBpZGZrUORXkWiXSlqbry4QGVrBw==' },
];

/** The subjects: TypeScript, which can be linted with types, and JavaScript; with `quick` one small package. */
export function bringSources(quick) {
  const packages = quick ? PACKAGES.slice(0, 1) : PACKAGES;
  for (const each of packages) if (!existsSync(path.join(folderOf(each), 'package.json'))) bring(each);
  return ['TypeScript', 'JavaScript'].flatMap((language) => {
    const own = packages.filter((each) => each.language === language);
    if (own.length === 0) return [];
    // The sign of a repository: what git ignores above it is not ignored in it, as Oxlint goes by that.
    mkdirs(path.join(folder, language, '.git'));
    const globs = own.map((each) => `${path.relative(path.join(folder, language), folderOf(each)).split(path.sep).join('/')}/**/*.{ts,js}`);
    return [{ name: language, cwd: path.join(folder, language), globs, ignores: others(language, own), typed: language === 'TypeScript', packages: own.map(({ id }) => id) }];
  });
}

/** The version is in its name: another one is brought anew. */
const folderOf = ({ id, language }) => path.join(folder, language, id.replace(/^@/, '').replace(/[@/]/g, '-'));

/** What another run has left here, so that a tool which walks through folders passes it over. */
function others(language, own) {
  const mine = new Set(own.map((each) => path.basename(folderOf(each))));
  return readdirSync(path.join(folder, language)).filter((name) => !mine.has(name) && name !== '.git').map((name) => `${name}/**`);
}

function bring(described) {
  const { id, maps, keeps, leaves, integrity } = described;
  const [target, temporary] = [folderOf(described), mkdtempSync(path.join(mkdirs(folder), '.pack-'))];
  try {
    const [{ filename, integrity: given }] = JSON.parse(runProgram('npm', ['pack', id, '--json', '--pack-destination', temporary], { cwd: temporary, failure: `npm could not bring ${id}` }));
    if (given !== integrity) throw new Failure(`${id} is not the package it was: its integrity is ${given}`);
    runProgram('tar', ['-xzf', filename], { cwd: temporary, failure: `tar could not unpack ${id}` });
    const unpacked = path.join(temporary, 'package');
    rmSync(target, { recursive: true, force: true });
    let lines = 0;
    for (const [name, text] of maps ? embedded(unpacked) : shipped(unpacked)) {
      if (!/\.[jt]s$/.test(name) || name.endsWith('.d.ts') || !keeps.test(name) || leaves?.test(name) || text.length / text.split('\n').length > LONG_LINES) continue;
      lines += countCode(text);
      mkdirs(path.dirname(path.join(target, name)));
      writeFileSync(path.join(target, name), text);
    }
    if (lines === 0) throw new Failure(`${id} has no sources where they were looked for`);
    writeFileSync(path.join(mkdirs(target), 'tsconfig.json'), JSON.stringify(tsconfig(target)));
    // Last: a folder that has it is complete.
    cpSync(path.join(unpacked, 'package.json'), path.join(target, 'package.json'));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function* embedded(unpacked) {
  for (const file of filesIn(unpacked).filter((each) => each.endsWith('.map'))) {
    const { sources, sourcesContent = [], sourceRoot = '' } = JSON.parse(readFileSync(path.join(unpacked, file), 'utf8'));
    for (const [index, source] of sources.entries()) {
      const name = path.posix.join(path.posix.dirname(file), sourceRoot, source).replace(/^(?:\.\.\/)+/, '');
      if (typeof sourcesContent[index] === 'string') yield [name, sourcesContent[index]];
    }
  }
}

function* shipped(unpacked) {
  for (const file of filesIn(unpacked).filter((each) => /\.[jt]s$/.test(each))) yield [file, readFileSync(path.join(unpacked, file), 'utf8')];
}

const filesIn = (unpacked) => readdirSync(unpacked, { recursive: true, encoding: 'utf8' }).map((each) => each.split(path.sep).join('/'));

function tsconfig(target) {
  const types = path.relative(target, fileURLToPath(new URL('../node_modules/@types', import.meta.url))).split(path.sep).join('/');
  return {
    compilerOptions: {
      target: 'ES2023', lib: ['ES2023', 'ESNext.Disposable'], module: 'commonjs', moduleResolution: 'node10', ignoreDeprecations: '6.0', strict: true, skipLibCheck: true, noEmit: true,
      esModuleInterop: true, experimentalDecorators: true, emitDecoratorMetadata: true, typeRoots: [types], types: ['node'],
    },
    include: ['**/*.ts'],
  };
}

function mkdirs(target) {
  mkdirSync(target, { recursive: true });
  return target;
}
