import { describe, expect, it } from 'vitest';
import { findEnvironmentValidation, type EnvironmentValidation } from '../../../src/semantics/index.js';
import { factIn, manifest } from './ask.js';

const print = ({ library, exported }: EnvironmentValidation): string => `${library} -> ${exported.join(', ')}`;
const validationOf = (text: string, name = 'src/env.ts') => factIn({ 'package.json': manifest({}), [name]: text }, findEnvironmentValidation, print);

const zod = "import { z } from 'zod';\nconst schema = z.object({ PORT: z.string() });\n";

describe('where the environment is validated', () => {
  it.each<[string, string, string | string[]]>([
    ['by a schema of zod', `${zod}export const env = schema.parse(process.env);`, ['src/env.ts: zod -> env']],
    ['by one that is given each variable', `${zod}export default schema.parse({ PORT: process.env.PORT });`, ['src/env.ts: zod -> default']],
    ['by a result that is looked at', `${zod}const parsed = schema.safeParse(process.env);\nif (!parsed.success) throw parsed.error;\nexport const env = parsed.data;`, ['src/env.ts: zod -> env']],
    ['not by a result that nobody looks at', `${zod}export const env = schema.safeParse(process.env).data;`, 'no'],
    ['not where a schema is given something else', `${zod}export const load = (body) => schema.parse(body);\nexport const url = process.env.URL;`, 'no'],
    ['by joi', "const Joi = require('joi');\nconst { value: env, error } = Joi.object({ PORT: Joi.number() }).validate(process.env);\nif (error) throw error;\nmodule.exports = { port: env.PORT };", ['src/env.ts: joi -> default']],
    ['by valibot', "import * as v from 'valibot';\nexport const env = v.parse(v.object({}), process.env);", ['src/env.ts: valibot -> env']],
    ['by envalid', "import { cleanEnv, str } from 'envalid';\nexport const env = cleanEnv(process.env, { URL: str() });", ['src/env.ts: envalid -> env']],
    ['by t3-env', "import { createEnv } from '@t3-oss/env-nextjs';\nexport const env = createEnv({ server: {}, runtimeEnv: process.env });", ['src/env.ts: @t3-oss/env-core -> env']],
    ['by env-var', "import env from 'env-var';\nexport const port = env.get('PORT').required().asPortNumber();", ['src/env.ts: env-var -> port']],
    ['by znv', "import { parseEnv } from 'znv';\nexport const { PORT } = parseEnv(process.env, {});", ['src/env.ts: znv -> PORT']],
    ['by a function that checks it', `${zod}export function readEnv() { return schema.parse(process.env); }`, ['src/env.ts: zod -> readEnv']],
    ['by NestJS with a schema', "import { ConfigModule } from '@nestjs/config';\nexport const config = ConfigModule.forRoot({ validationSchema: schema });", ['src/env.ts: @nestjs/config -> ']],
    ['by NestJS with a function', "import { ConfigModule } from '@nestjs/config';\nexport const config = ConfigModule.forRoot({ validate });", ['src/env.ts: @nestjs/config -> ']],
    ['not by NestJS without either', "import { ConfigModule } from '@nestjs/config';\nexport const config = ConfigModule.forRoot({ isGlobal: true });", 'no'],
    ['not by a function of that name', "import { cleanEnv } from './own';\nexport const env = cleanEnv(process.env, {});", 'no'],
  ])('%s', (_claim, text, expected) => {
    expect(validationOf(text)).toEqual(expected);
  });

  it('is found by a schema of another file', () => {
    const files = { 'package.json': manifest({}), 'src/schema.ts': "import { z } from 'zod';\nexport const schema = z.object({});", 'src/env.ts': "import { z } from 'zod';\nimport { schema } from './schema';\nexport const env = schema.parse(process.env);\nexport type Env = z.infer<typeof schema>;" };
    expect(factIn(files, findEnvironmentValidation, print)).toEqual(['src/env.ts: zod -> env']);
  });
});
