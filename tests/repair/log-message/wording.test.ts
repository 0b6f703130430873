import { describe, expect, it } from 'vitest';
import { repairLines, suggestLines } from '../../support/log-lines.js';

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
  ['`Redis error: ${details}`', "{ details }, 'Redis error'"],
  ["'Redis error: ' + text + ' (' + code + ')'", "{ text, code }, 'Redis error'"],
  ['`Resizing job ${job.id} to widths ${widths.join()}`', "{ jobId: job.id, widths }, 'Resizing job'"],
  ['`Updated payout ${payout.id} with amount ${payout.amount}`', "{ payoutId: payout.id, payoutAmount: payout.amount }, 'Updated payout'"],
  ['`Closing ${count} invoices, ${total} in all`', "{ count, total }, 'Closing invoices'"],
  ['`Received batch of ${messages.length} messages, offsets ${first} - ${last}`', "{ messageCount: messages.length, first, last }, 'Received batch of messages'"],
  ['`Retrying payment for order ${order.id}, attempt ${attempt + 1}`', "{ orderId: order.id, attempt: attempt + 1 }, 'Retrying payment for order'"],
  ["`Mail ${info.id} sent in ${attempt}${attempt === 1 ? ' attempt' : ' attempts'}`", "{ id: info.id, attempt }, 'Mail sent'"],
  ['`Created ${dbRes.count} orders`', "{ dbResCount: dbRes.count }, 'Created orders'"],
  ['`Answered with ${statuses[0]}`', "{ status: statuses[0] }, 'Answered'"],
  ['`Resolved groups: ${prettyPrint(where)}`', "{ where: prettyPrint(where) }, 'Resolved groups'"],
  ['`Call failed: ${this.summarizeLlmError(text)}`', "{ llmError: this.summarizeLlmError(text) }, 'Call failed'"],
  ['`Counted ${openReduce(list)} orders`', null],
  ['`Counted ${ids.reduce(add, 0)} orders`', null],
  ['`${label}: ${value}`', null],
  ['`   Price: ${price}`', null],
  ['`- ${key}`', null],
  ['`${passed} passed, ${failed} failed`', null],
  ['`Failed to ${action} user ${id}`', null],
  ['`prefix${id}suffix`', null],
  ['`Sum of ${a + b} reached`', null],
];

/** What a person may have to word anew. */
const doubtful: readonly (readonly [before: string, after: string])[] = [
  ['`Deleting ${stale} of ${total} objects below ${prefix}`', "{ stale, total, prefix }, 'Deleting stale of objects'"],
  ['`${address}: is already registered`', "{ address }, 'Is already registered'"],
  ['`[env] ${key} not set; using the default.`', "{ key }, '[env] not set; using the default.'"],
  ['`JSON parsing took ${elapsed}ms`', "{ elapsedMs: elapsed }, 'JSON parsing'"],
  ['`Skipped user ${userId} step ${step}, as before`', "{ userId, step }, 'Skipped user step, as before'"],
  ['`Transferred ${count} ${resource}`', "{ count, resource }, 'Transferred'"],
  ['`[auth] Demoted ${member.email} from admin`', "{ memberEmail: member.email }, '[auth] Demoted from admin'"],
  ['`Marked payout ${payoutId} as ${payoutStatus}.`', "{ payoutId, payoutStatus }, 'Marked payout.'"],
  ['`Skipping (${status}): ${location}`', "{ status, location }, 'Skipping status'"],
  ['`Skipping ${kind} "${itemId}" because the plan was not found.`', "{ kind, itemId }, 'Skipping kind because the plan was not found.'"],
  ['`Timer for ${visit.page} restarting now`', "{ visitPage: visit.page }, 'Timer for restarting now'"],
  ['`Both scenarios return ${status}`', "{ status }, 'Both scenarios return'"],
  ["`Mail sent to ${recipient}${isLate ? ' too late' : ''}`", "{ recipient }, `Mail sent${isLate ? ' too late' : ''}`"],
  ['`Skipping merge: ${plan.reason}`', "{ err: plan.reason }, 'Skipping merge'"],
];

describe('the wording of a repaired line', () => {
  it.each(lines)('%s', (before, after) => {
    expect(repairLines(`logger.info(${before});`, 'pino')).toBe(`logger.info(${after ?? before});`);
  });

  it.each(doubtful)('%s is a suggestion', (before, after) => {
    expect(repairLines(`logger.info(${before});`, 'pino')).toBe(`logger.info(${before});`);
    expect(suggestLines(`logger.info(${before});`, 'pino')).toEqual([`logger.info(${after});`]);
  });

  it('leaves a line with a secret alone', () => {
    const line = 'logger.info(`Account ${accountId} got the token ${accessToken}`);';
    expect(repairLines(line, 'pino')).toBe(line);
    expect(suggestLines(line, 'pino')).toEqual([]);
  });

  it('puts the level on a line of its own where the line is too long', () => {
    const line = "logger.log('debug', `Sending template ${mail.template} to ${mail.recipients.length} recipients in language ${mail.preferredLanguage}`);";
    expect(repairLines(line, 'winston').split('\n')).toEqual([
      'logger.log(',
      "  'debug',",
      "  'Sending template to recipients',",
      '  { mailTemplate: mail.template, recipientCount: mail.recipients.length, preferredLanguage: mail.preferredLanguage },',
      ');',
    ]);
  });
});
