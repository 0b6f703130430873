import type { OperationModel, PlaceModel, StoreModel } from '../../semantics/types.js';

type Places = (...options: readonly string[]) => readonly PlaceModel[];

interface Command {
  /** Of the document client and of the client below it: `get` and `getItem`. */
  readonly names: readonly string[];
  readonly model: (at: Places) => Omit<OperationModel, 'paths'>;
}

const expression = (at: Places) => ({ names: at('ExpressionAttributeNames'), values: at('ExpressionAttributeValues') });
const read = (at: Places) => ({ record: at('TableName'), ...expression(at) });
const write = (at: Places) => ({ ...read(at), condition: at('ConditionExpression', 'ConditionalOperator', 'Expected') });

const COMMANDS: readonly Command[] = [
  { names: ['get', 'getItem'], model: (at) => ({ does: 'read-one', unique: true, ...read(at), filter: at('Key') }) },
  // A page ends at one megabyte.
  { names: ['query'], model: (at) => ({ does: 'read-many', bounded: true, ...read(at), filter: at('KeyConditionExpression', 'FilterExpression'), limit: at('Limit') }) },
  { names: ['scan'], model: (at) => ({ does: 'read-many', scans: true, ...read(at), filter: at('FilterExpression'), limit: at('Limit'), pages: at('Limit', 'ExclusiveStartKey', 'Segment') }) },
  { names: ['batchGet', 'batchGetItem'], model: (at) => ({ does: 'read-many', unique: true, filter: at('RequestItems') }) },
  { names: ['put', 'putItem'], model: (at) => ({ does: 'save', ...write(at), data: at('Item') }) },
  { names: ['update', 'updateItem'], model: (at) => ({ does: 'update', ...write(at), filter: at('Key'), data: at('UpdateExpression') }) },
  { names: ['delete', 'deleteItem'], model: (at) => ({ does: 'delete', ...write(at), filter: at('Key') }) },
  { names: ['batchWrite', 'batchWriteItem'], model: (at) => ({ does: 'insert-many', data: at('RequestItems') }) },
  { names: ['transactWrite', 'transactWriteItems', 'transactGet', 'transactGetItems', 'executeTransaction'], model: () => ({ does: 'transaction' }) },
  { names: ['executeStatement'], model: (at) => ({ does: 'statement', text: at('Statement'), values: at('Parameters') }) },
];

const classOf = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}Command`;

/** `client.send(new GetCommand({ … }))` */
const sent: readonly OperationModel[] = COMMANDS.map(({ names, model }) => ({
  paths: ['send()'],
  command: { argument: 0, classes: names.map(classOf) },
  ...model((...options) => options.map((option) => ({ argument: 0, within: 0, option }))),
}));

/** `client.get({ … })` */
const called: readonly OperationModel[] = COMMANDS.map(({ names, model }) => ({
  paths: [`{${names.join(',')}}()`],
  ...model((...options) => options.map((option) => ({ argument: 0, option }))),
}));

export const dynamodbBatch = {
  'read-one': 'new BatchGetCommand({ RequestItems })',
  save: 'new BatchWriteCommand({ RequestItems })',
  delete: 'new BatchWriteCommand({ RequestItems })',
} as const satisfies StoreModel['batch'];

export const dynamodbOperations: readonly OperationModel[] = [...sent, ...called];

/** In the second version nothing is sent before `promise()`. */
export const dynamodbRequests: readonly OperationModel[] = called.map((model) => ({ ...model, lazy: true, chain: { runs: ['promise'] } }));
