import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('Octokit', () => {
  it.each([
    ['has no time limit to set where it is made', `import { Octokit } from '@octokit/rest'; const octokit = new Octokit({ auth }); octokit.rest.issues.create({ owner }); octokit.request('GET /user');`, [
      'new @octokit/rest.Octokit() client: waits for nothing',
      'new @octokit/rest.Octokit().rest.issues.create() outbound-request: waits for nothing',
      'new @octokit/rest.Octokit().request() outbound-request: waits for nothing',
    ]],
    ['comes in several packages', `const { Octokit } = require('octokit'); new Octokit().repos.get({ owner, repo });`, [
      'new octokit.Octokit().repos.get() outbound-request: waits for nothing',
      'new octokit.Octokit() client: waits for nothing',
    ]],
    ['is not another class of that name', `import { Octokit } from './octokit'; new Octokit().request('GET /user');`, []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
