import { describe, expect, it } from 'vitest';
import { repairLines } from '../../support/log-lines.js';

/** The arguments of a line before its repair, and after. */
const lines: readonly (readonly [before: string, after: string | null])[] = [
  ['`Expiring subscription ${subscription.id}`', "{ subscriptionId: subscription.id }, 'Expiring subscription'"],
  ['`Invoice ${id} regenerated successfully: ${fileUrl}`', "{ id, fileUrl }, 'Invoice regenerated successfully'"],
  ['`Skipping (disallowed URL): ${url}`', "{ url }, 'Skipping (disallowed URL)'"],
  ['`Kafka consumer connected (group: ${groupId})`', "{ groupId }, 'Kafka consumer connected'"],
  ['`[Api] Upstream answered with an error (${res.status}): ${text.slice(0, 200)}`', "{ status: res.status, text: text.slice(0, 200) }, '[Api] Upstream answered with an error'"],
  ['`Created ${domains.count} domains`', "{ domainCount: domains.count }, 'Created domains'"],
  ['`Message sent to Qstash with id ${response.messageId}`', "{ messageId: response.messageId }, 'Message sent to Qstash'"],
  ['`Waiting for TTL expiration (${config.interval + 1} seconds)...`', "{ interval: config.interval + 1 }, 'Waiting for TTL expiration...'"],
  ['`User ${user.id} logged in from ${ip} using ${agent}`', "{ userId: user.id, ip, agent }, 'User logged in'"],
  ['`${user.name} logged in`', "{ userName: user.name }, 'User logged in'"],
  ['`${condition.attribute} is not in the context`', "{ conditionAttribute: condition.attribute }, 'Condition attribute is not in the context'"],
  ['`Retrying in ${delay}ms (attempt ${attempt + 1}/${most})`', "{ delayMs: delay, attempt: attempt + 1, most }, 'Retrying'"],
  ['`Request to ${url} timed out after ${ms} ms`', "{ url, ms }, 'Request timed out'"],
  ['`Cache hit key=${key} ttl=${ttl}`', "{ key, ttl }, 'Cache hit'"],
  ['`User created, id: ${user.id}`', "{ userId: user.id }, 'User created'"],
  ['`Import finished: ${created} created, ${updated} updated`', "{ created, updated }, 'Import finished'"],
  ['`Failed to fetch ${url}`', "{ url }, 'Failed to fetch url'"],
  ['`Upload finished, size: ${file.size} bytes`', "{ fileSize: file.size }, 'Upload finished'"],
  ['`${result.affectedRows} rows deleted in ${table}`', "{ affectedRows: result.affectedRows, table }, 'Rows deleted'"],
  ['`GET /users/${id} failed with ${status}`', "{ path: `/users/${id}`, status }, 'GET failed'"],
  ['`Progress of "${job.name}": 50%`', "{ jobName: job.name }, 'Progress: 50%'"],
  ["`Could not parse path '${path}'. Ignoring the request`", "{ path }, 'Could not parse path. Ignoring the request'"],
  ['`Found ${users.map((user) => user.id).join()} in the queue`', "{ userIds: users.map((user) => user.id) }, 'Found users in the queue'"],
  ['`Attempt ${next()} of order ${id} starts`', "{ next: next(), id }, 'Attempt of order starts'"],
  ['`${label}: ${value}`', null],
  ['`   Price: ${price}`', null],
  ['`- ${key}`', null],
  ['`${passed} passed, ${failed} failed`', null],
  ['`Failed to ${action} user ${id}`', null],
  ['`prefix${id}suffix`', null],
  ['`Sum of ${a + b} reached`', null],
];

describe('the wording of a repaired line', () => {
  it.each(lines)('%s', (before, after) => {
    expect(repairLines(`logger.info(${before});`, 'pino')).toBe(`logger.info(${after ?? before});`);
  });
});
