import { describe, expect, it } from 'vitest';
import { models } from '../../src/models/index.js';
import { execute, isInstalled, repair, withServer, type Outcome, type RepairRequest } from './proof.js';
import type { StartServer } from './servers.js';

/** What running code once has shown. */
export interface Observation {
  readonly outcome: Outcome;
  /** What was asked of the server: requests, statements, commands. */
  readonly log: readonly string[];
  /** Whether nothing kept the process alive afterwards. */
  readonly exits: boolean;
}

/** What must be seen; what is left out may be anything. */
export interface Expected {
  readonly value?: unknown;
  /** The error that the code fails with. */
  readonly fails?: RegExp;
  /** How many entries of the server's log match `counting`. */
  readonly count?: number;
}

/** What code is given to show its fault, or to work as it should. */
export interface Surroundings {
  readonly server?: StartServer;
  /** Handed to `run`, beside the address. */
  readonly input?: Readonly<Record<string, unknown>>;
}

export interface TableProof extends Omit<RepairRequest, 'rule'> {
  readonly name: string;
  /** A module that exports `run({ url, host, port, ...input })`. */
  readonly code: string;
  /** The rule whose repair is proven; or the repaired code as it should be, where there is no rule yet. */
  readonly by: RepairRequest['rule'] | { readonly hand: string };
  /** Packages that the code runs, and that models must know. */
  readonly packages?: readonly string[];
  readonly server: StartServer;
  /** Which entries of the server's log count; all when left out. */
  readonly counting?: RegExp;
  readonly fault: Surroundings & { readonly before: Expected; readonly after: Expected };
  /** Where both must answer, and the same. When left out, they must do so where the fault shows, too. */
  readonly healthy?: Surroundings;
}

/** Proves each repair: the code before shows its fault, the repaired code does not, and both answer the same where all is well. */
export function proveEach(claim: string, proofs: readonly TableProof[]): void {
  describe(claim, { timeout: 60_000 }, () => {
    it.each(proofs)('$name', async (proof) => {
      const { code, by, fault, healthy, packages = [] } = proof;
      expect(packages.filter((each) => !isInstalled(each)), 'its packages are installed').toEqual([]);
      const repaired = typeof by === 'object' ? by.hand : repair(code, { ...proof, rule: by });
      if (typeof by === 'string') expect(packages.filter((each) => !models.some((model) => model.packages.includes(each))), 'models know its packages').toEqual([]);

      const [before, after] = [await observe(code, proof, fault), await observe(repaired, proof, fault)];
      expectSeen(before, fault.before, proof.counting);
      expectSeen(after, fault.after, proof.counting);
      expect(after.exits, 'the repaired code leaves nothing behind').toBe(true);

      const [expected, answer] = healthy ? [await observe(code, proof, healthy), await observe(repaired, proof, healthy)] : [before, after];
      expect(expected.outcome.state).toBe('answers');
      expect(answer.outcome).toEqual(expected.outcome);
    });
  });
}

/** Runs code once against a server of its own. */
export async function observe(code: string, proof: Pick<TableProof, 'server' | 'language'>, { server = proof.server, input = {} }: Surroundings = {}): Promise<Observation> {
  return withServer(server, async ({ address, log }) => {
    const execution = execute(code, { ...address, ...input }, proof.language);
    try {
      const outcome = await execution.settle();
      // What hangs does not exit either, and is not waited for once more.
      return { outcome, log: [...log], exits: outcome.state !== 'hangs' && (await execution.exits()) };
    } finally {
      await execution.stop();
    }
  });
}

function expectSeen({ outcome, log }: Observation, { fails, count, ...expected }: Expected, counting = /^/u): void {
  if (fails) expect(outcome).toEqual({ state: 'fails', error: expect.stringMatching(fails) });
  if ('value' in expected) expect(outcome).toEqual({ state: 'answers', value: expected.value });
  if (count !== undefined) expect(log.filter((each) => counting.test(each)), JSON.stringify(outcome)).toHaveLength(count);
}
