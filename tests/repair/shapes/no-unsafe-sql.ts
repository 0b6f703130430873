import type { FiftyFindings } from '../../support/repair-sources.js';

const pg = `import { Pool } from 'pg';\n\nconst pool = new Pool({ connectionTimeoutMillis: 5000, query_timeout: 5000 });\n\n`;
const find = (body: string, parameters = 'name: string'): string => `${pg}export async function find(${parameters}) {\n  ${body}\n}\n`;

/** Shapes of code that a repair must cope with, beside those that show what the rule finds. */
export const shapes: readonly string[] = [
  find("return pool.query(`SELECT * FROM a WHERE name = '${name}'`);"),
  find("return pool.query(`SELECT * FROM a WHERE name = '${(name)}' LIMIT 10`);"),
  find("return pool.query(`\n    SELECT *\n    FROM a\n    WHERE name = '${name}'\n      AND city = '${city}'\n  `);", 'name: string, city: string'),
  find("return pool.query(`SELECT * FROM a WHERE name LIKE '%${name}%' AND age > $1`, [18]);"),
  find("return pool.query(\n    `SELECT * FROM a WHERE name LIKE '%${name}%' AND age > $1`,\n    [\n      18,\n    ],\n  );"),
  find("const sql = `SELECT * FROM a WHERE name = '${name}'`;\n  return pool.query(sql);"),
  find("return pool.query('SELECT * FROM a WHERE name = \\'' + name + '\\'');"),
  find('return pool.query("SELECT count(*) FROM a WHERE name = \'" + name + "\' AND city = \'" + city + "\'");', 'name: string, city: string'),
  find("return pool.query('SELECT count(*) FROM a WHERE name = ' + name);"),
  find("return pool.query('SELECT count(*) FROM a WHERE name = ' + name + ' LIMIT 10');"),
  find('return pool.query({ text: `SELECT * FROM a WHERE name = ${name}` });'),
  find("return pool.query({\n    text: `SELECT * FROM a WHERE name = '${name}'`, // by name\n  });"),
  find("return pool.query(`INSERT INTO a (name, city) VALUES ('${name}', lower('${city}'))`);", 'name: string, city: string'),
  find("return pool.query(`SELECT * FROM a WHERE name = '${name}' ORDER BY ${sort}`);", 'name: string, sort: string'),
  `const { Pool } = require('pg')\n\nconst pool = new Pool()\n\nmodule.exports.find = (name) => pool.query(\`SELECT * FROM a WHERE name = '\${name}'\`)\n`,
  `import mysql from 'mysql2/promise';\n\nconst pool = mysql.createPool({ host: 'a', connectTimeout: 5000 });\n\nexport const find = (name: string, age: number) => pool.execute(\`SELECT * FROM a WHERE name = "\${name}" AND age > ?\`, [age]);\n`,
  `import { PrismaClient } from '@prisma/client';\n\nconst prisma = new PrismaClient();\n\nexport const find = (name: string) => prisma.$queryRawUnsafe<unknown[]>(\`SELECT * FROM a WHERE name LIKE '%\${name}%'\`);\n`,
  `import Database from 'better-sqlite3';\n\nconst db = new Database('a.db');\n\nexport const find = (name: string) => db.prepare(\`SELECT * FROM a WHERE name = '\${name}'\`).get();\n`,
  `import Database from 'better-sqlite3';\n\nconst db = new Database('a.db');\n\nexport const find = (name: string, age: number) =>\n  db\n    .prepare(\`SELECT * FROM a WHERE name = '\${name}' AND age > ? LIMIT 10\`)\n    .all(\n      age,\n    );\n`,
  `import { connect } from '@planetscale/database';\n\nconst db = connect({ url: 'mysql://a' });\n\nexport const find = (name: string) => db.execute(\`SELECT * FROM a WHERE name = '\${name}' LIMIT 10\`);\n`,
  `import knex from 'knex';\n\nconst db = knex({ client: 'pg', acquireConnectionTimeout: 5000 });\n\nexport const find = (name: string) => db('a').select('id').whereRaw(\`lower(name) = '\${name}'\`).first();\n`,
  `import { Sequelize, QueryTypes } from 'sequelize';\n\nconst sequelize = new Sequelize('sqlite::memory:');\n\nexport const find = (input: { name: string }) => sequelize.query(\`SELECT * FROM a WHERE name = '\${input.name}' LIMIT 10\`, { type: QueryTypes.SELECT });\n`,
  `import { drizzle } from 'drizzle-orm/node-postgres';\nimport { sql } from 'drizzle-orm';\n\nconst db = drizzle('postgres://a');\n\nexport const find = (name: string) => db.execute(sql.raw(\`SELECT * FROM a WHERE name = '\${name}'\`));\n`,
];

/** What makes fifty findings in one file. */
export const fifty: FiftyFindings = {
  head: pg,
  kinds: [
    (n: number) => `export const byName${n} = (name: string) => pool.query(\`SELECT * FROM a WHERE name = '\${name}' LIMIT 10\`);`,
    (n: number) => `export const like${n} = (name: string, age: number) => pool.query(\`SELECT * FROM a WHERE name LIKE '%\${name}' AND age > $1 LIMIT 10\`, [age]);`,
  ],
};
