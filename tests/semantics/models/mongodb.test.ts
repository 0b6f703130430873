import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('mongodb', () => {
  it.each([
    ['waits for ever for an answer', `import { MongoClient } from 'mongodb'; const client = new MongoClient(process.env.MONGO_URL!);`,
      ['new mongodb.MongoClient() connect: absent (30000)', 'new mongodb.MongoClient() query: absent']],
    ['is bounded by its options', `const { MongoClient } = require('mongodb'); new MongoClient(uri, { socketTimeoutMS: 30000, serverSelectionTimeoutMS: 5000 });`,
      ['new mongodb.MongoClient() connect: set', 'new mongodb.MongoClient() query: set']],
    ['takes no options first', `import { MongoClient } from 'mongodb'; new MongoClient({ socketTimeoutMS: 30000 });`,
      ['new mongodb.MongoClient() connect: absent (30000)', 'new mongodb.MongoClient() query: absent']],
    ['may be bounded for every operation', `import mongodb from 'mongodb'; new mongodb.MongoClient(uri, { timeoutMS: 5000 });`,
      ['new mongodb.MongoClient() connect: absent (30000)', 'new mongodb.MongoClient() query: set']],
    ['cannot be bounded for every operation in 5', `import { MongoClient } from 'mongodb'; new MongoClient(uri, { timeoutMS: 5000 });`,
      ['new mongodb.MongoClient() connect: absent (30000)', 'new mongodb.MongoClient() query: absent'], { mongodb: '^5.9.0' }],
    ['made and connected at once', `import { MongoClient } from 'mongodb'; await MongoClient.connect(uri);`,
      ['mongodb.MongoClient.connect() connect: absent (30000)', 'mongodb.MongoClient.connect() query: absent']],
    ['with options out of sight is unknown', `import { MongoClient } from 'mongodb'; export const make = (options) => new MongoClient(uri, options);`,
      ['new mongodb.MongoClient() connect: unknown', 'new mongodb.MongoClient() query: unknown']],
  ])('%s', (_claim, code, expected, dependencies = undefined as Record<string, string> | undefined) => {
    expect(waitsOf(code, dependencies ? { dependencies } : {})).toEqual(expected);
  });
});
