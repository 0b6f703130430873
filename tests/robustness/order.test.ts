import { describe, expect, it } from 'vitest';
import { entangledFiles, entangledProject, ordersOf } from '../support/entangled-project.js';
import { lintProject } from '../support/project.js';

const sorted = (findings: Readonly<Record<string, readonly string[]>>) => Object.fromEntries(Object.entries(findings).sort(([one], [other]) => (one < other ? -1 : 1)));

describe('the order of files', () => {
  it('does not matter to what is found', async () => {
    const [first, ...others] = ordersOf(entangledFiles, 12);
    const expected = sorted(await lintProject({ files: entangledProject, lint: first! }));
    const ofTimeouts = Object.entries(expected).map(([file, findings]) => [file, findings.filter((each) => each.includes('require-timeout'))] as const);
    expect(Object.fromEntries(ofTimeouts.filter(([, findings]) => findings.length > 0))).toEqual({
      'apps/api/src/lib/late.ts': ['4: require-timeout clientNoTimeout'],
      'apps/api/src/lib/request.ts': ['2: require-timeout longDefault'],
      'apps/api/src/loose.ts': ['1: require-timeout longDefault'],
      'apps/jobs/late-client.js': ['3: require-timeout clientNoTimeout'],
      'packages/http/src/bare.ts': ['4: require-timeout clientNoTimeout'],
    });
    // Each project has a folder of its own, so nothing is remembered from the order before.
    for (const lint of others) expect(sorted(await lintProject({ files: entangledProject, lint })), lint.join(' ')).toEqual(expected);
  });

  it('does not matter where each file is linted on its own', async () => {
    const together = await lintProject({ files: entangledProject });
    for (const file of entangledFiles) expect(await lintProject({ files: entangledProject, lint: [file] })).toEqual({ [file]: together[file] });
  });
});
