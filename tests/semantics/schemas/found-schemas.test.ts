import { describe, expect, it } from 'vitest';
import { askIn, repaired, takes } from './input-checks.js';

const zod = `import { z } from 'zod';`;
const asked = (code: string, files: Readonly<Record<string, string>> = {}): string | undefined => askIn(repaired(code, { files }))[0];

describe('a schema that is there already', () => {
  it.each([
    ['the one that the type is made of', takes('CreateOrder', `${zod}\nconst orderBody = z.object({ a: z.string() });\ntype CreateOrder = z.infer<typeof orderBody>;`), 'orderBody'],
    ['the one that says the same as the type', takes('CreateOrder', `${zod}\nconst other = z.object({ b: z.string() });\nconst one = z.object({ a: z.string().min(1) });\ninterface CreateOrder { a: string }`), 'one'],
    ['the one of two with the name of the type', takes('CreateOrder', `${zod}\nconst one = z.object({ a: z.string() });\nconst createOrderSchema = z.object({ a: z.string() }).strict();\ninterface CreateOrder { a: string }`), 'createOrderSchema'],
    ['the one with the keys that are taken', takes('', `${zod}\nconst one = z.object({ a: z.string() });`), 'one'],
  ])('%s', (_name, code, expected) => {
    expect(asked(code)).toBe(`const parsed = ${expected}.safeParse(req.body);`);
  });

  it.each([
    ['of another kind', `const createOrderSchema = z.object({ a: z.number() });`],
    ['with a field more', `const createOrderSchema = z.object({ a: z.string(), b: z.string() });`],
    ['with an optional field', `const createOrderSchema = z.object({ a: z.string().optional() });`],
    ['that is extended', `const createOrderSchema = z.object({ a: z.string() }).extend({ b: z.string() });`],
    ['that is no object', `const createOrderSchema = z.array(z.string());`],
    ['of something else', `const createOrderSchema = makeSchema({ a: 1 });`],
  ])('its name alone says nothing: one %s', (_name, schema) => {
    expect(repaired(takes('CreateOrder', `${zod}\n${schema}\ninterface CreateOrder { a: string }`))).toContain('const createOrderSchema2 = z.object({ a: z.string() });');
  });
});

describe('a schema of another file', () => {
  const schemas = `import { z } from 'zod';\nexport const createOrderSchema = z.object({ a: z.string() });\nexport type CreateOrder = z.infer<typeof createOrderSchema>;\nexport interface Order { a: string }\nexport const strict = z.object({ a: z.string(), b: z.string() });`;
  const files = { 'src/schemas.ts': schemas };

  it('one that the type is made of is imported from where the type is', () => {
    const code = repaired(takes('CreateOrder', `import type { CreateOrder } from './schemas';`), { files, dependencies: ['zod'] });
    expect(code).toContain(`import { createOrderSchema } from './schemas';`);
    expect(askIn(code)[0]).toBe('const parsed = createOrderSchema.safeParse(req.body);');
  });

  it('one that says the same as the type is imported from a file that is imported already', () => {
    const code = repaired(takes('Order', `import type { Order } from './schemas';`), { files, dependencies: ['zod'] });
    expect(code).toContain(`import { createOrderSchema } from './schemas';`);
  });

  it('one that is imported already is used', () => {
    const code = repaired(takes('', `import { createOrderSchema } from './schemas';\nexport const shape = createOrderSchema;`), { files, dependencies: ['zod'] });
    expect(askIn(code)[0]).toBe('const parsed = createOrderSchema.safeParse(req.body);');
  });

  it.each([
    ['valibot', `import * as v from 'valibot';\nexport const one = v.object({ a: v.pipe(v.string(), v.minLength(1)) });\nexport type One = v.InferOutput<typeof one>;`, 'const parsed = v.safeParse(one, req.body);'],
    ['yup', `import * as yup from 'yup';\nexport const one = yup.object({ a: yup.string().required() });\nexport type One = yup.InferType<typeof one>;`, 'let parsed;'],
    ['joi', `import Joi from 'joi';\nexport const one = Joi.object({ a: Joi.string().required() });\nexport interface One { a: string }`, 'const parsed = one.validate(req.body, { convert: false, stripUnknown: true });'],
  ])('of %s', (library, text, expected) => {
    const code = repaired(takes('One', `import type { One } from './one';`), { files: { 'src/one.ts': text }, dependencies: [library] });
    expect(code).toContain(`import { one } from './one';`);
    expect(askIn(code)[0]).toBe(expected);
  });
});
