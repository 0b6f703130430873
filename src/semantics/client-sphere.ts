import type { Invocation } from '../ast/index.js';
import type { Module } from '../project/index.js';
import { libraryOf, registryOf } from './registry.js';
import type { ClientModel } from './types.js';

/**
 * The files that may set options of a client after it is made: its own, and those that import it (or, for a shared instance, its
 * package) and have a word by which such a client is configured: `axios.defaults.timeout = 5000` in `server.js` holds for all.
 *
 * @param home The file that makes the client; the file that asks when it is a shared instance.
 */
export function findConfiguringModules(home: Module, client: ClientModel, construction: Invocation | null): readonly Module[] {
  const words = wordsOf(client);
  if (words.length === 0) return [];
  const { backward } = home.project;
  const others = construction
    ? (backward.importersOf(home, { words }) ?? [])
    : (libraryOf(home, client)?.packages ?? []).filter((name) => !name.endsWith('*')).flatMap((name) => backward.usersOf(home, name, words));
  return [...new Set([home, ...others])].filter(({ text }) => words.some((word) => text.includes(word)));
}

/** The files that may make requests through a client: its own, and those that import it. */
export function findUsingModules(home: Module, construction: Invocation | null): readonly Module[] {
  return construction ? [home, ...(home.project.backward.importersOf(home) ?? [])] : [home];
}

/** The files that import a client's own and have the name of a call that reads a client and sends nothing. */
export function findReadingModules(home: Module): readonly Module[] {
  const { offlineNames } = registryOf(home);
  return home.project.backward.importersOf(home, { words: offlineNames }) ?? [];
}

const words = new WeakMap<ClientModel, readonly string[]>();

/** The names through which a client can be configured. */
function wordsOf(client: ClientModel): readonly string[] {
  let known = words.get(client);
  if (known) return known;
  const { defaults, packageDefaults, setters = {}, configuredBy = [], configuredByText = [] } = client;
  const names = [defaults, packageDefaults, ...Object.keys(setters), ...configuredBy.map((each) => each.split(/[.:]/)[0]), ...configuredByText];
  words.set(client, (known = names.filter((name) => name !== undefined)));
  return known;
}
