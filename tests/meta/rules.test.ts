import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { rules } from '../../src/rules/index.js';

const root = new URL('../../', import.meta.url);
const list = (folder: string, ending: string) =>
  readdirSync(new URL(folder, root)).filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length)).sort();

const names = Object.keys(rules).sort();

describe('rules', () => {
  it('are the files of src/rules', () => {
    expect(list('src/rules', '.ts').filter((name) => name !== 'index')).toEqual(names);
  });

  it('have one test each', () => {
    expect(list('tests/rules', '.test.ts')).toEqual(names);
  });

  it('have one page each', () => {
    expect(list('docs/rules', '.md')).toEqual(names);
  });

  it.each(names)('%s has a URL that leads to its page', (name) => {
    const url = plugin.rules[name as keyof typeof plugin.rules].meta?.docs?.url ?? '';
    expect(url.endsWith(`/docs/rules/${name}.md`)).toBe(true);
    expect(existsSync(new URL(`docs/rules/${name}.md`, root))).toBe(true);
  });

  it.each(names)('%s says in two sentences at most what happens and what to do', (name) => {
    const messages = rules[name as keyof typeof rules].meta.messages as Record<string, string>;
    const titles = new Set(Object.keys(messages).filter((id) => /^(set|move|add|use|replace|remove|wrap)/.test(id)));
    for (const [id, message] of Object.entries(messages)) {
      if (titles.has(id) || id === 'invalidSettings') continue;
      expect(message, id).toMatch(/\.$/);
      expect(message.split(/[.?!](?:\s|$)/).filter(Boolean).length, message).toBeLessThanOrEqual(2);
      expect(message, id).not.toMatch(/\p{Extended_Pictographic}/u);
    }
  });

  it.each(names)('%s describes every option with its default', (name) => {
    const { schema, defaultOptions } = rules[name as keyof typeof rules].meta;
    const [options] = schema as unknown as { properties: Record<string, { description?: string }>; additionalProperties: boolean }[];
    if (!options) return;
    expect(options.additionalProperties).toBe(false);
    for (const [key, property] of Object.entries(options.properties)) {
      expect(property.description, key).toMatch(/\.$/);
      expect(defaultOptions?.[0], key).toHaveProperty(key);
    }
  });

  it.each(names)('%s is tested for every kind of repair that it declares', (name) => {
    const { fixable, hasSuggestions } = rules[name as keyof typeof rules].meta;
    const files = ['test', 'cases'].map((kind) => new URL(`tests/rules/${name}.${kind}.ts`, root));
    const test = files.filter((file) => existsSync(file)).map((file) => readFileSync(file, 'utf8')).join('\n');
    expect(/\boutput:|\boutput\b.*`/.test(test)).toBe(fixable === 'code');
    expect(/suggestions:/.test(test)).toBe(hasSuggestions === true);
  });
});
