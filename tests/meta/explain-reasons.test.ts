import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { factsOf } from '../../src/command-line/rule-facts.js';
import { rules } from '../../src/rules/index.js';
import { examplesOf } from '../support/docs-examples.js';
import { findFalseReasons } from '../support/reasons.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const names = Object.keys(rules) as (keyof typeof rules)[];

/** Where a rule keeps silent, as its source says it; an option that has it speak in scripts takes that back. */
function gatesIn(name: keyof typeof rules): string[] {
  const text = readFileSync(path.join(root, 'src', 'rules', `${name}.ts`), 'utf8');
  const asksForScripts = !/scripts\??: \{ type: 'boolean'|scripts === true/u.test(text);
  return [
    ...(asksForScripts && /\bisScript\(/u.test(text) ? ['script'] : []),
    ...(/\bisClientCode\(/u.test(text) ? ['client-code'] : []),
    ...(/\bisForClients\(/u.test(text) ? ['for-clients'] : []),
    ...(asksForScripts && /\breachOf\(/u.test(text) ? ['start-up'] : []),
  ];
}

describe('what `explain` gives as the reason of a silence', () => {
  it.each(names)('for %s, what it leaves out, is in the source of the rule', (name) => {
    const left = gatesIn(name);
    expect(factsOf(name).gates.filter((gate) => !left.includes(gate))).toEqual([]);
  });

  it.each(readdirSync(path.join(root, 'docs', 'rules')))('is never given where the examples of %s are reported', (page) => {
    const examples = examplesOf(page, readFileSync(path.join(root, 'docs', 'rules', page), 'utf8')).filter(({ language }) => language === 'ts' || language === 'js');
    expect(examples.flatMap(({ code, language }) => findFalseReasons({ code, filename: `example.${language}` }))).toEqual([]);
  });

  it('is never given where the example service is reported', { timeout: 60_000 }, () => {
    const cwd = path.join(root, 'examples', 'checkout');
    const files = readdirSync(path.join(cwd, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => path.join(cwd, 'src', file));
    expect(files.flatMap((filename) => findFalseReasons({ code: readFileSync(filename, 'utf8'), filename, cwd }))).toEqual([]);
  });
});
