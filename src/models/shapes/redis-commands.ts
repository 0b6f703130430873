import type { LooksAgainModel, OperationModel } from '../../semantics/types.js';

const record = [{ argument: 0 }];
const both = (names: readonly string[]): string => `{${names.flatMap((name) => [name, name.toUpperCase(), name.toLowerCase()]).filter((name, index, all) => all.indexOf(name) === index).join(',')}}()`;

/** The commands of Redis as both drivers have them: by one key unless they say otherwise. */
const redisCommands: readonly OperationModel[] = [
  { paths: [both(['get', 'getBuffer', 'hGet', 'hGetAll', 'hmGet', 'lIndex', 'zScore', 'zRank', 'zRevRank', 'ttl', 'pTtl', 'exists', 'sIsMember', 'hExists', 'type', 'strLen', 'lLen', 'sCard', 'zCard', 'hLen', 'getBit', 'bitCount'])], does: 'read-one', record },
  { paths: [both(['mGet', 'sMembers', 'lRange', 'zRange', 'zRangeWithScores', 'zRevRange', 'zRangeByScore', 'hKeys', 'hVals', 'scan', 'hScan', 'sScan', 'zScan', 'sInter', 'sUnion', 'xRange'])], does: 'read-many', record },
  { paths: [both(['keys'])], does: 'read-many', scans: true, record },
  { paths: [both(['hmSet', 'mSet', 'lPush', 'rPush', 'lSet', 'sAdd', 'zAdd', 'expire', 'pExpire', 'expireAt', 'persist', 'rename', 'lTrim', 'append', 'xAdd', 'geoAdd', 'setBit', 'pfAdd'])], does: 'update', record, data: [{ argument: 1 }] },
  { paths: [both(['set'])], does: 'update', record, data: [{ argument: 1 }], claims: 'NX' },
  { paths: [both(['setNX', 'hSetNX'])], does: 'update', record, data: [{ argument: 1 }], claims: true },
  { paths: [both(['incr', 'incrBy', 'incrByFloat', 'decr', 'decrBy', 'hIncrBy', 'hIncrByFloat', 'zIncrBy'])], does: 'increment', record },
  { paths: [both(['setEx', 'pSetEx'])], does: 'update', record, data: [{ argument: 2 }] },
  { paths: [both(['hSet'])], does: 'update', record, data: [{ argument: 2 }, { argument: 1 }] },
  { paths: [both(['getSet', 'getDel', 'lPop', 'rPop', 'sPop', 'rPopLPush', 'zPopMin', 'zPopMax'])], does: 'update', record, data: [{ argument: 1 }] },
  { paths: [both(['del', 'unlink'])], does: 'delete', record, empties: true },
  { paths: [both(['hDel', 'sRem', 'zRem', 'lRem', 'zRemRangeByScore', 'zRemRangeByRank'])], does: 'delete', record },
  { paths: [both(['flushAll', 'flushDb'])], does: 'delete-many' },
  { paths: [both(['publish'])], does: 'publish', data: [{ argument: 1 }] },
  { paths: ['{eval,evalsha,EVAL,EVALSHA}()'], does: 'increment' },
];

/** The same, with how a driver is told to set an entry only where there is none, which then answers nothing where there is one. */
export function redisCommandsWith(joins: 'word' | 'option', empty: string): readonly OperationModel[] {
  const looksAgain: LooksAgainModel = { joins, says: { empty }, answer: { name: 'isSet', none: '$name === null' } };
  return redisCommands.map((model) => (model.claims === 'NX' ? { ...model, looksAgain } : model));
}
