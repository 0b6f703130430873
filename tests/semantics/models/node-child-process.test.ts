import { describe, expect, it } from 'vitest';
import { operationsOf } from '../../support/operations.js';

describe('node:child_process', () => {
  it.each([
    ['starts a process', `import { exec } from 'node:child_process'; exec('ls');`, ['process -']],
    ['starts a process by its namespace', `import cp from 'child_process'; cp.spawn('ls', []);`, ['process -']],
    ['is waited for where it blocks, which is no work beside', `import { execSync } from 'child_process'; execSync('ls');`, []],
    ['is not a function of that name', `import { exec } from './doors'; exec('ls');`, []],
  ])('%s', (_claim, code, expected) => {
    expect(operationsOf(code)).toEqual(expected);
  });
});
