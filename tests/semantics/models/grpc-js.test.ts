import { describe, expect, it } from 'vitest';
import { waitsOf } from '../../support/analyze.js';

describe('@grpc/grpc-js', () => {
  it.each([
    ['waits for ever without a deadline, which is the affair of the call', `
      import * as grpc from '@grpc/grpc-js';
      const proto = grpc.loadPackageDefinition(definition) as any;
      const users = new proto.acme.Users(address, grpc.credentials.createInsecure());
      users.get({ id }, (error, user) => done(error, user));`, [
      'new @grpc/grpc-js.loadPackageDefinition().acme.Users() response: absent',
      'new @grpc/grpc-js.loadPackageDefinition().acme.Users().get() response: absent',
    ]],
    ['is bounded by a deadline before the callback, with metadata or without', `
      const { loadPackageDefinition, credentials, Metadata } = require('@grpc/grpc-js');
      const { Users } = loadPackageDefinition(definition).acme;
      const users = new Users(address, credentials.createInsecure());
      users.get({ id }, { deadline: Date.now() + 1000 }, () => {});
      users.get({ id }, new Metadata(), { deadline: Date.now() + 1000 }, () => {});`, [
      'new @grpc/grpc-js.loadPackageDefinition().acme.Users() response: absent',
      'new @grpc/grpc-js.loadPackageDefinition().acme.Users().get() response: set',
      'new @grpc/grpc-js.loadPackageDefinition().acme.Users().get() response: set',
    ]],
    ['is not bounded by `timeout`', `
      import grpc from '@grpc/grpc-js';
      const users = new (grpc.loadPackageDefinition(definition).Users)(address, grpc.credentials.createInsecure());
      users.get({ id }, { timeout: 1000 }, () => {});`, [
      'new @grpc/grpc-js.loadPackageDefinition().Users() response: absent',
      'new @grpc/grpc-js.loadPackageDefinition().Users().get() response: absent',
    ]],
    ['may stream for as long as it likes', `
      import grpc from '@grpc/grpc-js';
      const proto = grpc.loadPackageDefinition(definition);
      const users = new proto.Users(address, grpc.credentials.createInsecure());
      users.watch({ id }).on('data', () => {});
      users.close();`, [
      'new @grpc/grpc-js.loadPackageDefinition().Users() response: absent',
      'new @grpc/grpc-js.loadPackageDefinition().Users().close() outbound-request: waits for nothing',
    ]],
    ['may be bounded by an interceptor', `
      import grpc from '@grpc/grpc-js';
      const proto = grpc.loadPackageDefinition(definition);
      const users = new proto.Users(address, grpc.credentials.createInsecure(), { interceptors: [deadline] });
      users.get({ id }, () => {});`, [
      'new @grpc/grpc-js.loadPackageDefinition().Users() response: set',
      'new @grpc/grpc-js.loadPackageDefinition().Users().get() response: set',
    ]],
    ['is unknown with metadata or options from elsewhere', `
      import grpc from '@grpc/grpc-js';
      const proto = grpc.loadPackageDefinition(definition);
      const users = new proto.Users(address, grpc.credentials.createInsecure());
      export const get = (options) => users.get({ id }, options, () => {});`, [
      'new @grpc/grpc-js.loadPackageDefinition().Users() response: absent',
      'new @grpc/grpc-js.loadPackageDefinition().Users().get() response: unknown',
    ]],
    ['is not a server', `import grpc from '@grpc/grpc-js'; const server = new grpc.Server(); server.bindAsync(address, credentials, () => {});`, []],
  ])('%s', (_claim, code, expected) => {
    expect(waitsOf(code)).toEqual(expected);
  });
});
