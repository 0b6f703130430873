import rule from '../../src/rules/require-env-validation.js';
import { lintProject } from '../support/project.js';
import { createRuleTester } from '../support/rule-tester.js';
import { expect, it } from 'vitest';
import { cases } from './require-env-validation.cases.js';

createRuleTester().run('require-env-validation', rule, cases);

it('knows the environment of SvelteKit in a project, where no package has its name', async () => {
  const files = {
    'package.json': JSON.stringify({ private: true, devDependencies: { '@sveltejs/kit': '^2.0.0' } }),
    'src/routes/items/+server.ts': "import { env } from '$env/dynamic/private';\nconst url = env.API_URL ?? 'http://localhost:3000';\nexport const GET = () => fetch(url);\n",
  };
  const found = await lintProject({ files });
  expect(found['src/routes/items/+server.ts']).toContain('2: require-env-validation local');
});
