import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { model as modelShape } from '../../src/kit/model-shape.js';
import { models } from '../../src/models/index.js';
import { parsePath } from '../../src/semantics/match.js';

const root = new URL('../../', import.meta.url);
const list = (folder: string, ending: string) =>
  readdirSync(new URL(folder, root)).filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length)).sort();

/** `package@version:path`, a documentation page, a type declaration or a behaviour run: something one can look up. */
const SOURCE = /@?[\w./-]+@\d|Node \d+|behaviour run|documentation/;

describe('models', () => {
  const files = list('src/models', '.ts').filter((name) => name !== 'index');

  it('are all registered', () => {
    expect(models).toHaveLength(files.length);
  });

  it('have one test each', () => {
    // Libraries with handlers, and loggers, have their tables in folders of their own.
    const tested = new Set([...list('tests/semantics/models', '.test.ts'), ...list('tests/semantics/handlers/models', '.test.ts'), ...list('tests/semantics/logs/models', '.test.ts')]);
    expect([...tested].sort()).toEqual(files);
  });

  it('are plain data', () => {
    expect(JSON.parse(JSON.stringify(models))).toEqual(models);
  });

  it.each(models.map((each) => [each.library, each] as const))('%s has the shape that settings ask of a model', (library, each) => {
    expect(modelShape(each, library)).toBeNull();
  });

  it.each(models.map((each) => [each.library, each] as const))('%s names the source of every claim', (_library, { clients = [], schedules = [], calls = [], handlers = [], registrars = [], validators = [], wrappers = [], appliers = [], loggers = [], checks = [], memoryStores = [], resources = [] }) => {
    const claims = [...loggers, ...schedules, ...memoryStores, ...clients, ...calls, ...handlers, ...registrars, ...validators, ...wrappers, ...appliers, ...checks, ...resources];
    for (const claim of claims) expect(claim.source).toMatch(SOURCE);
  });

  it.each(models.map((each) => [each.library, each] as const))('%s has majors in order and paths that can be read', (_library, each) => {
    expect([...each.majors].sort((a, b) => a - b)).toEqual(each.majors);
    expect(each.majors.length).toBeGreaterThan(0);
    const paths = [
      ...(each.calls ?? []).flatMap((call) => call.paths),
      ...(each.clients ?? []).flatMap((client) => [
        ...(client.shared ?? []),
        ...[...(client.made ?? []), ...(client.derived ?? [])].map((made) => made.path),
        ...(client.requests ?? []).flatMap((request) => request.paths),
      ]),
    ];
    for (const store of each.memoryStores ?? []) paths.push(...(store.made ?? []).map((made) => made.path), ...(store.plugin?.paths ?? []));
    for (const logger of each.loggers ?? []) {
      paths.push(...(logger.shared ?? []), ...[...(logger.made ?? []), ...(logger.derived ?? [])].map((made) => made.path));
      expect(logger.levels, logger.name).toEqual(expect.arrayContaining([...logger.errorLevels]));
    }
    for (const path of paths) expect(parsePath(path).length, path).toBeGreaterThanOrEqual(path === '' ? 0 : 1);
  });

  it('have a source for what calls need, for settings, and for files', () => {
    for (const { needs = [], settings = [], files = [] } of models) for (const { source } of [...needs, ...settings, ...files]) expect(source).toMatch(SOURCE);
  });

  it('each speak of something', () => {
    for (const each of models) expect(Object.keys(each).filter((key) => !['library', 'packages', 'majors', 'globals'].includes(key)), each.library).not.toEqual([]);
  });

  it('are each named once', () => {
    const names = models.map((each) => each.library);
    expect([...new Set(names)]).toEqual(names);
  });

  it('are mentioned on the generated page', () => {
    const page = readFileSync(new URL('docs/models.md', root), 'utf8');
    for (const { library } of models) expect(page).toContain(`\n## ${library}\n`);
  });
});
