import type { Claim, OptionsPosition } from './claim-format.js';

/** What a library keeps: it decides what goes wrong where each process has its own. `uploads`: whole files, of any size. */
export type Kept = 'sessions' | 'counts' | 'messages' | 'rooms' | 'entries' | 'uploads';

/** Something of a library that stays in the memory of the process unless it is told otherwise. */
export interface MemoryStoreModel extends Claim {
  /** Unique within the library. */
  name: string;
  keeps: Kept;
  /** Calls that make it, by their path from the package. */
  made?: readonly MemoryStoreMaking[];
  /** Paths to a plugin that another call is given first, with its options behind it: `app.register(plugin, options)`. */
  plugin?: { paths: readonly string[]; options: OptionsPosition };
  /** Options of which any one, set to something that is not in memory, takes it elsewhere; it is always in memory when left out. */
  storedBy?: readonly string[];
  /** Values of these options that leave it in memory. */
  inMemory?: readonly { package: string; paths: readonly string[] }[];
  /** Methods that take it elsewhere afterwards: `adapter` for `io.adapter(…)`. */
  storedLaterBy?: readonly string[];
  /** A class that does the keeping, and its methods: where a class of the project extends it with one of them, that may keep it elsewhere. */
  keptBy?: { package: string; class: string; methods: readonly string[] };
  /** It may be in memory where it is the value of one of these options: `insuranceLimiter`. */
  fallbackFor?: readonly string[];
  /** What to do, as the end of a sentence that begins with a verb: `Give it a shared \`store\``. */
  advice: string;
  remedies?: readonly MemoryStoreRemedy[];
}

export interface MemoryStoreMaking {
  path: string;
  options?: OptionsPosition;
  /** The option that holds a function whose result is the options. */
  returnedBy?: string;
}

/** How an option is written that takes it to a client which the project has already. */
export interface MemoryStoreRemedy {
  option: string;
  /** `package.path()` of what makes such a client. */
  client: { package: string; paths: readonly string[] };
  /** `$client` stands for the client, `$store` for what is imported. `typed` is the same for TypeScript, where that asks for more. */
  code: string;
  typed?: string;
  /** What else is imported; the package has to depend on it. The default export when `name` is left out. */
  import?: { from: string; name?: string; as: string; majors: readonly number[]; only?: readonly number[] };
}
