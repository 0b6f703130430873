import { describe, expect, it } from 'vitest';
import { findAutoImported, type Module } from '../../src/project/index.js';
import { findUsingModules } from '../../src/semantics/client-sphere.js';
import { analyze, waitsOf, type World } from '../support/analyze.js';

const HTTP = "import axios from 'axios';\nexport const http = axios.create({ timeout: 5000 });";
const USE = "export default defineEventHandler(() => http.get('https://users.example/1'));";
const SILENT = ['axios.create().get() response: set'];

type Files = Readonly<Record<string, string>>;

const manifest = (dependencies: Readonly<Record<string, string>>): string => JSON.stringify({ name: 'app', dependencies: { axios: '^1.0.0', ...dependencies } });
const nitro: Files = { 'package.json': manifest({ nitropack: '^2.0.0' }) };
const nuxt4: Files = { 'package.json': manifest({ nuxt: '^4.0.0' }), 'nuxt.config.ts': 'export default defineNuxtConfig({});', 'app/app.vue': '' };
const nuxt3: Files = { 'package.json': manifest({ nuxt: '^3.10.0' }), 'nuxt.config.ts': 'export default defineNuxtConfig({});' };

/** The file that a name of the linted file comes from, below the project's folder; null when it is from none. */
function originOf(name: string, files: Files, filename: string): string | null {
  const ask = (module: Module): string | null => {
    const found = findAutoImported(module, name);
    return found && `${found.module.filename.slice((module.project.boundary ?? '').length + 1)} ${found.name}`;
  };
  return analyze(`${name};`, ask, { files, filename });
}

describe('a name that Nitro gives', () => {
  it.each<[string, Files, string]>([
    ['from server/utils', { ...nitro, 'server/utils/http.ts': HTTP }, 'server/api/users.ts'],
    ['from a folder below server/utils', { ...nitro, 'server/utils/clients/http.ts': HTTP }, 'server/api/users.ts'],
    ['from utils', { ...nitro, 'utils/http.ts': HTTP }, 'routes/users.ts'],
    ['from utils below its source folder', { ...nitro, 'nitro.config.ts': "export default defineNitroConfig({ srcDir: 'src' });", 'src/utils/http.ts': HTTP }, 'src/routes/users.ts'],
    ['from a folder of its configuration', { ...nitro, 'nitro.config.ts': "export default { imports: { dirs: ['./clients/**'] } };", 'clients/deep/http.ts': HTTP }, 'server/api/users.ts'],
    ['from server/utils of Nuxt', { ...nuxt4, 'server/utils/http.ts': HTTP }, 'server/api/users.ts'],
    ['from shared/utils of Nuxt', { ...nuxt4, 'shared/utils/http.ts': HTTP }, 'server/api/users.ts'],
    ['from a folder that Nuxt names for Nitro', { ...nuxt4, 'nuxt.config.ts': "export default defineNuxtConfig({ nitro: { imports: { dirs: ['./server/services'] } } });", 'server/services/http.ts': HTTP }, 'server/api/users.ts'],
    ['from the server of a layer', { ...nuxt4, 'layers/base/nuxt.config.ts': 'export default {};', 'layers/base/server/utils/http.ts': HTTP }, 'server/api/users.ts'],
  ])('%s is what that file exports', (_claim, files, filename) => {
    expect(waitsOf(USE, { files, filename })).toEqual(SILENT);
  });

  it.each<[string, string]>([
    ['an import from #imports', `import { http } from '#imports';\n${USE}`],
    ['an import of the same name by a path', `import { http } from '../utils/http';\n${USE}`],
  ])('means the same as %s', (_claim, code) => {
    expect(waitsOf(code, { files: { ...nitro, 'server/utils/http.ts': HTTP }, filename: 'server/api/users.ts' })).toEqual(SILENT);
  });

  it.each<[string, Files, string]>([
    ['that two files export', { ...nitro, 'server/utils/http.ts': HTTP, 'server/utils/other.ts': HTTP }, 'server/api/users.ts'],
    ['that only a test exports', { ...nitro, 'server/utils/http.test.ts': HTTP }, 'server/api/users.ts'],
    ['in a package without the framework', { 'package.json': manifest({ h3: '^1.0.0' }), 'server/utils/http.ts': HTTP }, 'server/api/users.ts'],
    ['where the configuration turns them off', { ...nitro, 'nitro.config.ts': 'export default { imports: false };', 'server/utils/http.ts': HTTP }, 'server/api/users.ts'],
    ['in a sibling that has no such file', { 'package.json': '{ "name": "root", "workspaces": ["apps/*"] }', 'apps/a/package.json': manifest({ nitropack: '2' }), 'apps/a/server/utils/http.ts': HTTP, 'apps/b/package.json': manifest({ nitropack: '2' }) }, 'apps/b/server/api/users.ts'],
    ['where the file does not parse', { ...nitro, 'server/utils/http.ts': 'export const http = axios.create({' }, 'server/api/users.ts'],
    ['that the file has and does not export', { ...nitro, 'server/utils/http.ts': HTTP.replace('export ', '') }, 'server/api/users.ts'],
    ['outside its source folder', { ...nitro, 'nitro.config.ts': "export default { srcDir: 'server' };", 'server/utils/http.ts': HTTP }, 'scripts/users.ts'],
  ])('is unknown %s', (_claim, files, filename) => {
    expect(waitsOf(USE, { files, filename })).toEqual([]);
  });

  it('gives way to one that the file declares', () => {
    const code = "import axios from 'axios';\nconst http = axios.create();\nexport default () => http.get('https://users.example/1');";
    expect(waitsOf(code, { files: { ...nitro, 'server/utils/http.ts': HTTP }, filename: 'server/api/users.ts' })[1]).toBe('axios.create().get() response: absent');
  });

  it('is followed to a package that the file passes on', () => {
    const files = { ...nitro, 'server/utils/http.ts': "export { default as http } from 'axios';" };
    expect(waitsOf(USE, { files, filename: 'server/api/users.ts' })).toEqual(['axios.get() response: absent']);
  });

  it('is the name of the file for what it exports by default', () => {
    expect(originOf('apiClient', { ...nitro, 'server/utils/api-client.ts': 'export default {};' }, 'server/api/users.ts')).toBe('server/utils/api-client.ts default');
    expect(originOf('clients', { ...nitro, 'server/utils/clients/index.ts': 'export default {};' }, 'server/api/users.ts')).toBe('server/utils/clients/index.ts default');
  });
});

describe('a name that Nuxt gives to its app', () => {
  it.each<[string, Files, string, string | null]>([
    ['from composables', { ...nuxt4, 'app/composables/useUser.ts': 'export const useUser = () => 1;' }, 'app/pages/index.ts', 'app/composables/useUser.ts useUser'],
    ['from utils', { ...nuxt4, 'app/utils/a.ts': 'export const useUser = () => 1;' }, 'app/pages/index.ts', 'app/utils/a.ts useUser'],
    ['not from folders inside them', { ...nuxt4, 'app/utils/deep/a.ts': 'export const useUser = () => 1;' }, 'app/pages/index.ts', null],
    ['not from its server', { ...nuxt4, 'server/utils/a.ts': 'export const useUser = () => 1;' }, 'app/pages/index.ts', null],
    ['not to its server', { ...nuxt4, 'app/utils/a.ts': 'export const useUser = () => 1;' }, 'server/api/users.ts', null],
    ['from its root in Nuxt 3', { ...nuxt3, 'composables/useUser.ts': 'export const useUser = () => 1;' }, 'pages/index.ts', 'composables/useUser.ts useUser'],
    ['from a store folder of its configuration', { ...nuxt3, 'nuxt.config.ts': "export default defineNuxtConfig({ imports: { dirs: ['~/stores'] } });", 'stores/user.ts': 'export const useUser = () => 1;' }, 'pages/index.ts', 'stores/user.ts useUser'],
    ['from a layer beside it', { 'package.json': '{ "name": "root", "workspaces": ["apps/*"] }', 'apps/base/nuxt.config.ts': 'export default {};', 'apps/base/app/utils/a.ts': 'export const useUser = () => 1;', 'apps/web/nuxt.config.ts': "export default defineNuxtConfig({ extends: '../base' });", 'apps/web/app/app.vue': '' }, 'apps/web/app/x.ts', 'apps/base/app/utils/a.ts useUser'],
  ])('%s', (_claim, files, filename, expected) => {
    expect(originOf('useUser', files, filename)).toBe(expected);
  });
});

describe('who uses what a framework gives', () => {
  const world: World = {
    filename: 'server/utils/http.ts',
    files: {
      ...nitro,
      'server/api/one.ts': 'export default defineEventHandler(() => http.get("/one"));',
      'server/api/two.ts': 'const http = new Map(); http.get("two");',
      'other/three.ts': '// http\nexport {};',
    },
  };

  it('is found without an import', () => {
    const names = analyze(HTTP, (module) => findUsingModules(module, module.invocations[0] ?? null).map(({ filename }) => filename.split('/').slice(-2).join('/')), world);
    expect(names).toEqual(['utils/http.ts', 'api/one.ts']);
  });
});
