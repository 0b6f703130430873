import { describe, expect, it } from 'vitest';
import { operationsOf } from '../../support/operations.js';

describe('zx', () => {
  it.each([
    ['starts a process from a template', 'import { $ } from "zx"; await $`ls ${folder}`;', ['process -']],
    ['is not a function of that name', 'import { $ } from "./money"; $`5`;', []],
  ])('%s', (_claim, code, expected) => {
    expect(operationsOf(code)).toEqual(expected);
  });
});
