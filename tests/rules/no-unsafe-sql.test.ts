import rule from '../../src/rules/no-unsafe-sql.js';
import { lintProject } from '../support/project.js';
import { createRuleTester } from '../support/rule-tester.js';
import { expect, it } from 'vitest';
import { cases } from './no-unsafe-sql.cases.js';

createRuleTester().run('no-unsafe-sql', rule, cases);

const manifest = JSON.stringify({ private: true, dependencies: { knex: '^3.0.0', pg: '^8.0.0', express: '^5.0.0', '@nestjs/common': '^11.0.0' } });
const repository = "import { Injectable } from '@nestjs/common';\nimport { Pool } from 'pg';\nconst pool = new Pool();\n@Injectable()\nexport class Settings {\n  set(id: string, key: string) {\n    return pool.query(`UPDATE settings SET ${key} = true WHERE id = $1`, [id]);\n  }\n}";
const service = (key: string): string => `import { Settings } from './settings';\nexport class Users {\n  constructor(private readonly settings: Settings) {}\n  hide(id: string, name: string) {\n    return this.settings.set(id, ${key});\n  }\n}`;
const findingsOf = async (files: Record<string, string>) => Object.fromEntries(Object.entries(await lintProject({ files: { 'package.json': manifest, ...files } })).map(([file, found]) => [file, found.filter((each) => each.includes('no-unsafe-sql') || each.includes('require-input-validation'))]));

it.each([
  ['is silent where all who call a method of another file give constants', "'hidden'", []],
  ['reports where one of them gives what it is given', 'name', ['7: no-unsafe-sql clause']],
])('%s', async (_claim, key, found) => {
  expect(await findingsOf({ 'settings.ts': repository, 'users.ts': service(key) })).toEqual({ 'settings.ts': found, 'users.ts': [] });
});

it('is silent where all who call a function of a returned object give constants', async () => {
  const tools = "function tools(knex) {\n  function hour(column) {\n    return knex.raw(`date_trunc('hour', ${column})`);\n  }\n  return { hour };\n}\nmodule.exports = { tools };";
  const visits = "const knex = require('knex')({ client: 'pg' });\nconst { tools } = require('./tools');\nmodule.exports.visits = () => knex('visits').select(tools(knex).hour('created_at')).limit(1);";
  expect(await findingsOf({ 'tools.js': tools, 'visits.js': visits })).toEqual({ 'tools.js': [], 'visits.js': [] });
});

it('speaks alone of what a request puts into the text of a statement', async () => {
  const routes = "import express from 'express';\nimport { Pool } from 'pg';\nconst pool = new Pool();\nconst app = express();\napp.get('/', async (req, res) => {\n  res.json(await pool.query(`SELECT * FROM users WHERE name = '${req.query.name}' LIMIT 10`));\n});";
  expect(await findingsOf({ 'routes.ts': routes })).toEqual({ 'routes.ts': ['6: no-unsafe-sql value'] });
});

it('leaves what a statement is given beside its text to others', async () => {
  const routes = "import express from 'express';\nimport { Pool } from 'pg';\nconst pool = new Pool();\nconst app = express();\napp.post('/', async (req, res) => {\n  res.json(await pool.query(`SELECT * FROM users WHERE name = $1 ORDER BY ${req.query.sort}`, [req.body.name]));\n});";
  expect(await findingsOf({ 'routes.ts': routes })).toEqual({ 'routes.ts': ['6: no-unsafe-sql clause', '6: require-input-validation unchecked'] });
});
