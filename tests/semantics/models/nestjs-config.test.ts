import { describe, expect, it } from 'vitest';
import { analyze } from '../../support/analyze.js';
import { findSetting } from '../../../src/semantics/settings.js';

const settingsOf = (code: string) => analyze(code, (module) => module.invocations.flatMap((call) => (call.type === 'CallExpression' ? (findSetting(module, call) ?? []) : [])));
const service = (call: string): string => `import { ConfigService } from '@nestjs/config'; class A { constructor(private readonly config: ConfigService) {} read() { return ${call}; } }`;

describe('@nestjs/config', () => {
  it.each([
    ['gives a setting or nothing', service("this.config.get('PORT')"), [{ name: 'PORT', throwing: 'getOrThrow' }]],
    ['gives a setting or throws', service("this.config.getOrThrow('PORT')"), [{ name: 'PORT', throwing: null }]],
    ['is asked for a name that only the run knows', service('this.config.get(name)'), []],
    ['has other methods', service("this.config.set('PORT', 1)"), []],
    ['is not a service of that name', "import { ConfigService } from './config'; new ConfigService().get('PORT');", []],
  ])('%s', (_claim, code, expected) => {
    expect(settingsOf(code)).toEqual(expected);
  });
});
