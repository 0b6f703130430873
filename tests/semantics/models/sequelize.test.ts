import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('sequelize', () => {
  it.each([
    ['waits for ever for a query of PostgreSQL', `import { Sequelize } from 'sequelize'; new Sequelize(process.env.DATABASE_URL!, { dialect: 'postgres' });`,
      ['new sequelize.Sequelize() connect: absent (60000)', 'new sequelize.Sequelize() query: absent']],
    ['is bounded by the options of its dialect', `const { Sequelize } = require('sequelize'); new Sequelize('db', 'user', 'secret', { dialect: 'postgres', dialectOptions: { statement_timeout: 5000 } });`,
      ['new sequelize.Sequelize() connect: absent (60000)', 'new sequelize.Sequelize() query: set']],
    ['takes its options first as well', `import Sequelize from 'sequelize'; new Sequelize({ dialect: 'postgres', pool: { acquire: 5000 } });`,
      ['new sequelize() connect: set', 'new sequelize() query: absent']],
    ['says nothing of a query of MySQL', `import { Sequelize } from 'sequelize'; new Sequelize(process.env.DB, { dialect: 'mysql' });`,
      ['new sequelize.Sequelize() connect: absent (60000)']],
    ['says nothing where the address names the dialect', `import { Sequelize } from 'sequelize'; new Sequelize('postgres://localhost/db');`,
      ['new sequelize.Sequelize() connect: absent (60000)']],
    ['is made by Nest with what a factory returns', `import { SequelizeModule } from '@nestjs/sequelize'; @Module({ imports: [SequelizeModule.forRootAsync({ useFactory: (config: ConfigService) => ({ dialect: 'postgres', uri: config.get('URL') }) })] }) class AppModule {}`,
      ['@nestjs/sequelize.SequelizeModule.forRootAsync() connect: absent (60000)', '@nestjs/sequelize.SequelizeModule.forRootAsync() query: absent']],
    ['is made by Nest', `import { SequelizeModule } from '@nestjs/sequelize'; @Module({ imports: [SequelizeModule.forRoot({ dialect: 'postgres', host })] }) class AppModule {}`,
      ['@nestjs/sequelize.SequelizeModule.forRoot() connect: absent (60000)', '@nestjs/sequelize.SequelizeModule.forRoot() query: absent']],
    ['with options out of sight is unknown', `import { Sequelize } from 'sequelize-typescript'; new Sequelize(config);`,
      ['new sequelize-typescript.Sequelize() connect: unknown', 'new sequelize-typescript.Sequelize() query: unknown']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
