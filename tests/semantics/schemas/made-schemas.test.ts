import { describe, expect, it } from 'vitest';
import { askIn, repaired, schemaIn, takes } from './input-checks.js';

const IMPORTS = {
  zod: `import { z } from 'zod';`, valibot: `import * as v from 'valibot';`, yup: `import * as yup from 'yup';`, joi: `import Joi from 'joi';`, ajv: `import Ajv from 'ajv';`,
  typebox: `import { Type } from '@sinclair/typebox';`,
};

const written = (library: keyof typeof IMPORTS, type: string): string => schemaIn(repaired(takes(type, IMPORTS[library])));

const field = '{ a: string; b?: number; c: boolean | null; d: "x" | "y"; e: { f: string[] }[]; g: 1 | 2 }';

describe('a declared type is written as a schema of the validator of the file', () => {
  it.each<[keyof typeof IMPORTS, string]>([
    ['zod', `z.object({ a: z.string(), b: z.number().optional(), c: z.boolean().nullable(), d: z.enum(["x", "y"]), e: z.array(z.object({ f: z.array(z.string()) })), g: z.union([z.literal(1), z.literal(2)]) })`],
    ['valibot', `v.object({ a: v.string(), b: v.optional(v.number()), c: v.nullable(v.boolean()), d: v.picklist(["x", "y"]), e: v.array(v.object({ f: v.array(v.string()) })), g: v.union([v.literal(1), v.literal(2)]) })`],
    ['yup', `yup.object({ a: yup.string().strict().defined(), b: yup.number().strict().optional(), c: yup.boolean().strict().nullable().defined(), d: yup.string().strict().oneOf(["x", "y"]).defined(), e: yup.array(yup.object({ f: yup.array(yup.string().strict().defined()).strict().defined() }).noUnknown().defined()).strict().defined(), g: yup.mixed().oneOf([1, 2]).defined() }).noUnknown()`],
    ['joi', `Joi.object<${field}>({ a: Joi.string().allow('').required(), b: Joi.number().optional(), c: Joi.boolean().allow(null).required(), d: Joi.valid("x", "y").required(), e: Joi.array().items(Joi.object({ f: Joi.array().items(Joi.string().allow('')).required() })).required(), g: Joi.valid(1, 2).required() }).required()`],
    ['ajv', `new Ajv({ removeAdditional: true }).compile<${field}>({ type: 'object', properties: { a: { type: 'string' }, b: { type: 'number' }, c: { anyOf: [{ type: 'boolean' }, { type: 'null' }] }, d: { enum: ["x", "y"] }, e: { type: 'array', items: { type: 'object', properties: { f: { type: 'array', items: { type: 'string' } } }, required: ['f'], additionalProperties: false } }, g: { enum: [1, 2] } }, required: ['a', 'c', 'd', 'e', 'g'], additionalProperties: false })`],
    ['typebox', `Type.Object({ a: Type.String(), b: Type.Optional(Type.Number()), c: Type.Union([Type.Boolean(), Type.Null()]), d: Type.Union([Type.Literal("x"), Type.Literal("y")]), e: Type.Array(Type.Object({ f: Type.Array(Type.String()) })), g: Type.Union([Type.Literal(1), Type.Literal(2)]) })`],
  ])('%s', (library, expected) => {
    expect(written(library, field)).toBe(expected);
  });
});

describe('each validator is asked in its own way', () => {
  it.each<[keyof typeof IMPORTS, readonly string[]]>([
    ['zod', ['const parsed = bodySchema.safeParse(req.body);', 'if (!parsed.success) {', `res.status(400).json({ error: 'Invalid input' });`, 'return;', '}', 'const { a } = parsed.data;']],
    ['valibot', ['const parsed = v.safeParse(bodySchema, req.body);', 'if (!parsed.success) {', `res.status(400).json({ error: 'Invalid input' });`, 'return;', '}', 'const { a } = parsed.output;']],
    ['yup', ['let parsed;', 'try {', 'parsed = bodySchema.validateSync(req.body, { stripUnknown: true });', '} catch {', `res.status(400).json({ error: 'Invalid input' });`, 'return;', '}', 'const { a } = parsed;']],
    ['joi', ['const parsed = bodySchema.validate(req.body, { convert: false, stripUnknown: true });', 'if (parsed.error) {', `res.status(400).json({ error: 'Invalid input' });`, 'return;', '}', 'const { a } = parsed.value;']],
    ['ajv', ['const parsed = req.body;', 'if (!validateBody(parsed)) {', `res.status(400).json({ error: 'Invalid input' });`, 'return;', '}', 'const { a } = parsed;']],
    ['typebox', ['const parsed = Value.Clean(bodySchema, req.body);', 'if (!Value.Check(bodySchema, parsed)) {', `res.status(400).json({ error: 'Invalid input' });`, 'return;', '}', 'const { a } = parsed;']],
  ])('%s', (library, expected) => {
    expect(askIn(repaired(takes('{ a: string }', IMPORTS[library])))).toEqual(expected);
  });
});

describe('types of other files and of other makings', () => {
  const types = `export enum Kind { Gift = 'gift', Sale = 'sale' }\nexport interface Base { a: string }\nexport interface Order extends Base { kind: Kind; at: Date }\nexport type Draft = Partial<Pick<Order, 'a'>> & { note: string };\nexport class OrderDto { a!: string; b?: number }\nexport interface Tree { a: string; left: Tree }`;
  const ofTypes = (name: string): string => schemaIn(repaired(takes(name, `import { z } from 'zod';\nimport type { ${name} } from './types';`), { files: { 'src/types.ts': types } }));

  it.each([
    ['Order', `z.object({ a: z.string(), kind: z.nativeEnum(Kind), at: z.string().pipe(z.coerce.date()) })`],
    ['Draft', 'z.object({ a: z.string().optional(), note: z.string() })'],
    ['OrderDto', 'z.object({ a: z.string(), b: z.number().optional() })'],
    ['Tree', '…z.object({ a: z.string(), left: leftSchema })'],
  ])('%s', (name, expected) => {
    expect(ofTypes(name)).toBe(expected);
  });

  it('an enum of another file is imported', () => {
    expect(repaired(takes('Order', `import { z } from 'zod';\nimport type { Order } from './types';`), { files: { 'src/types.ts': types } })).toContain(`import { Kind } from './types';`);
  });

  it.each([
    ['{ a: Record<string, number> }', 'z.object({ a: z.record(z.string(), z.number()) })'],
    ['{ a: Readonly<string[]> }', 'z.object({ a: z.array(z.string()) })'],
    ['Required<{ a?: string }>', 'z.object({ a: z.string() })'],
    ['{ a: string | undefined }', 'z.object({ a: z.string().optional() })'],
    ['{ a: true | false }', 'z.object({ a: z.boolean() })'],
    ['{ "a-b": string; a: string }', `z.object({ 'a-b': z.string(), a: z.string() })`],
    ['{ a: any }', '…z.object({ a: aSchema })'],
    ['{ a: string; b: { c: unknown } }', '…z.object({ a: z.string(), b: z.object({ c: cSchema }) })'],
  ])('%s', (type, expected) => {
    expect(written('zod', type)).toBe(expected);
  });

  it('what a validator cannot write is left to a person', () => {
    expect(written('ajv', '{ a: Date }')).toMatch(/^…new Ajv.*properties: \{ a: aSchema \}/);
    expect(written('yup', '{ a: Record<string, string> }')).toMatch(/^…yup\.object\(\{ a: aSchema\.defined\(\) \}\)/);
  });

  it('a type that says nothing leaves the whole schema to a person, in TypeScript', () => {
    expect(repaired(takes('', `import { z } from 'zod';`))).toMatch(/^…[^]*bodySchema\.safeParse\(req\.body\)/);
    expect(repaired(takes('', `import { z } from 'zod';`), { filename: 'src/orders.js' })).toBe('nothing');
  });
});

describe('the validator is the one of the file, else of the package', () => {
  it.each([
    ['of the package', '', ['joi'], 'Joi.object'],
    ['of the file before that', `import * as v from 'valibot';`, ['zod', 'valibot'], 'v.object'],
    ['by another name', `import { z as schema } from 'zod';`, [], 'schema.object'],
    ['as a namespace', `import * as zod from 'zod';`, [], 'zod.object'],
    ['required', `const yup = require('yup');`, [], 'yup.object'],
    ['zod before others', '', ['ajv', 'zod'], 'z.object'],
  ])('%s', (_name, imports, dependencies, expected) => {
    expect(repaired(takes('{ a: string }', imports), { dependencies })).toContain(`const bodySchema = ${expected}`);
  });

  it.each([
    ['valibot', `import * as v from 'valibot';`],
    ['zod', `import { z } from 'zod';`],
    ['joi', `import Joi from 'joi';`],
    ['yup', `import * as yup from 'yup';`],
    ['ajv', `import Ajv from 'ajv';`],
  ])('it is imported: %s', (name, expected) => {
    expect(repaired(takes('{ a: string }'), { dependencies: [name] })).toContain(expected);
  });

  it('an old valibot is not written with', () => {
    expect(repaired(takes('{ a: string }'), { files: { 'package.json': '{ "dependencies": { "valibot": "^0.30.0" } }' } })).toMatch(/^…/);
  });
});

describe('an answer that needs a parameter which the handler does not take', () => {
  const fastify = (handler: string): string => `import Fastify from 'fastify';
import { Pool } from 'pg';
import { z } from 'zod';
const app = Fastify();
const db = new Pool();

app.post('/orders', ${handler} {
  const { a } = request.body as { a: string };
  await db.query('INSERT INTO orders (a) VALUES ($1)', [a]);
});
`;

  it.each([
    ['async (request) =>', 'async (request, reply) => {'],
    ['async request =>', 'async (request, reply) => {'],
    ['async function (request)', 'async function (request, reply) {'],
  ])('%s', (handler, expected) => {
    const code = repaired(fastify(handler));
    expect(code).toContain(expected);
    expect(code).toContain(`return reply.code(400).send({ error: 'Invalid input' });`);
  });
});

describe('no check where its place or its input is none', () => {
  const within = (body: string): string => `import express from 'express';\nimport { Pool } from 'pg';\nimport { z } from 'zod';\nconst app = express();\nconst db = new Pool();\napp.post('/', async (req, res) => {\n  ${body}\n});\n`;

  it.each([
    ['the input is changed', 'req.body.by = 1; await db.query("INSERT INTO a VALUES ($1)", [(req.body as { a: string }).a]);'],
    ['a list is gone through', 'for (const a of (req.body as { a: string }[])) await db.query("INSERT INTO a VALUES ($1)", [a]); await db.query("INSERT INTO a VALUES ($1)", req.body.map((each) => each.a));'],
    ['two casts say different things: a person has to write it', 'await db.query("INSERT INTO a VALUES ($1, $2)", [(req.body as { a: string }).a, (req.body as { b: string }).b]);'],
    ['a key is read that the type does not name', 'const { a } = req.body as { a: string }; await db.query("INSERT INTO a VALUES ($1, $2)", [a, req.body.b]);'],
  ])('%s', (_name, body) => {
    expect(repaired(within(body))).not.toMatch(/^import/);
  });
});
