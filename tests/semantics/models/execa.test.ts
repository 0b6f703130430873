import { describe, expect, it } from 'vitest';
import { operationsOf } from '../../support/operations.js';

describe('execa', () => {
  it.each([
    ['starts a process', `import { execa } from 'execa'; await execa('ls', ['-l']);`, ['process -']],
    ['starts one from a template', 'import { $ } from "execa"; await $`ls ${folder}`;', ['process -']],
    ['was a default export', `import execa from 'execa'; await execa('ls');`, ['process -']],
    ['blocks where it is told to', `import { execaSync } from 'execa'; execaSync('ls');`, []],
    ['is not a function of that name', `import { execa } from './run'; execa('ls');`, []],
  ])('%s', (_claim, code, expected) => {
    expect(operationsOf(code)).toEqual(expected);
  });
});
