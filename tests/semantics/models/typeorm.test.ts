import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('typeorm', () => {
  it.each([
    ['waits for ever with PostgreSQL', `import { DataSource } from 'typeorm'; export default new DataSource({ type: 'postgres', url: process.env.DATABASE_URL, entities });`,
      ['new typeorm.DataSource() connect: absent', 'new typeorm.DataSource() query: absent']],
    ['is bounded by its options and those of the driver', `const { DataSource } = require('typeorm'); new DataSource({ type: 'postgres', connectTimeoutMS: 5000, extra: { statement_timeout: 5000 } });`,
      ['new typeorm.DataSource() connect: set', 'new typeorm.DataSource() query: set']],
    ['takes all options of the driver', `import { DataSource } from 'typeorm'; new DataSource({ type: 'postgres', extra: { connectionTimeoutMillis: 5000, query_timeout: 5000 } });`,
      ['new typeorm.DataSource() connect: set', 'new typeorm.DataSource() query: set']],
    ['is not bounded by the time that makes a query slow', `import { DataSource } from 'typeorm'; new DataSource({ type: 'postgres', connectTimeoutMS: 1, maxQueryExecutionTime: 1000 });`,
      ['new typeorm.DataSource() connect: set', 'new typeorm.DataSource() query: absent']],
    ['is made by Nest with what a factory returns', `import { TypeOrmModule } from '@nestjs/typeorm'; @Module({ imports: [TypeOrmModule.forRootAsync({ useFactory: (config: ConfigService) => ({ type: 'postgres', url: config.get('URL'), connectTimeoutMS: 500 }) })] }) class AppModule {}`,
      ['@nestjs/typeorm.TypeOrmModule.forRootAsync() connect: set', '@nestjs/typeorm.TypeOrmModule.forRootAsync() query: absent']],
    ['is made by Nest', `import { TypeOrmModule } from '@nestjs/typeorm'; @Module({ imports: [TypeOrmModule.forRoot({ type: 'postgres', host })] }) class AppModule {}`,
      ['@nestjs/typeorm.TypeOrmModule.forRoot() connect: absent', '@nestjs/typeorm.TypeOrmModule.forRoot() query: absent']],
    ['says nothing of queries of MySQL', `import { DataSource } from 'typeorm'; new DataSource({ type: 'mysql', host });`,
      ['new typeorm.DataSource() connect: absent (10000)']],
    ['waits for nothing with SQLite', `import { DataSource } from 'typeorm'; new DataSource({ type: 'better-sqlite3', database: 'app.db' });`,
      ['new typeorm.DataSource() client: waits for nothing']],
    ['with options out of sight is unknown', `import { DataSource } from 'typeorm'; new DataSource({ ...base, type: 'postgres' });`,
      ['new typeorm.DataSource() connect: unknown', 'new typeorm.DataSource() query: unknown']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
