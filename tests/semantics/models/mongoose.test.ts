import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('mongoose', () => {
  it.each([
    ['waits for ever for an answer', `import mongoose from 'mongoose'; await mongoose.connect(process.env.MONGO_URL!);`,
      ['mongoose.connect() connect: absent (30000)', 'mongoose.connect() query: absent']],
    ['is bounded by its options', `const mongoose = require('mongoose'); mongoose.connect(uri, { socketTimeoutMS: 30000, serverSelectionTimeoutMS: 5000 });`,
      ['mongoose.connect() connect: set', 'mongoose.connect() query: set']],
    ['is imported by name', `import { createConnection } from 'mongoose'; createConnection(uri, { bufferCommands: false });`,
      ['mongoose.createConnection() connect: absent (30000)', 'mongoose.createConnection() query: absent']],
    ['is made by Nest with what a factory returns', `import { MongooseModule } from '@nestjs/mongoose'; @Module({ imports: [MongooseModule.forRootAsync({ useFactory: (config: ConfigService) => ({ uri: config.get('URL'), socketTimeoutMS: 500 }) })] }) class AppModule {}`,
      ['@nestjs/mongoose.MongooseModule.forRootAsync() connect: absent (30000)', '@nestjs/mongoose.MongooseModule.forRootAsync() query: set']],
    ['is connected by Nest', `import { MongooseModule } from '@nestjs/mongoose'; @Module({ imports: [MongooseModule.forRoot(process.env.MONGO_URL!)] }) class AppModule {}`,
      ['@nestjs/mongoose.MongooseModule.forRoot() connect: absent (30000)', '@nestjs/mongoose.MongooseModule.forRoot() query: absent']],
    ['with options out of sight is unknown', `import mongoose from 'mongoose'; import { options } from './options.js'; mongoose.connect(uri, options);`,
      ['mongoose.connect() connect: unknown', 'mongoose.connect() query: unknown']],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
