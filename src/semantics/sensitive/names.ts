import type { Sensitive, SensitiveKind, SensitiveProof } from './types.js';

/** The words of an identifier or key, in small letters: `userAPIKey`, `user_api_key` and `user-api-key` alike. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter(Boolean);
}

/** Words in the name of a function that says what it leaves of a secret: `maskCard(number)`, `hashToken(token)`, `redactBody(body)`. */
const TELLING = new Set([
  'mask', 'masked', 'redact', 'redacted', 'hash', 'hashed', 'sanitize', 'sanitized', 'scrub', 'obfuscate', 'censor', 'encrypt', 'truncate', 'shorten', 'strip', 'omit', 'pick',
  'fingerprint', 'digest', 'last4', 'anonymize', 'filter', 'clean', 'exclude', 'hide', 'safe', 'serialize', 'without',
]);

/** Whether a function is called after what it leaves of what it is given. */
export function isTellingName(name: string): boolean {
  return wordsOf(name).some((word) => TELLING.has(word));
}

/** Words at the end of a name that say what it holds, the longest first; a word in brackets may be missing. */
const ENDINGS: readonly (readonly [kind: SensitiveKind, pattern: RegExp])[] = [
  ['password', /(^| )(password|passwd|pwd|passphrase|passcode)( (hash|digest|confirmation|confirm|plain|text|raw|again|repeat|salt|encrypted))?$/],
  ['secret', /(^| )(database|db|mongo|mongodb|postgres|pg|redis|amqp|rabbit|connection) (url|uri|string)$/],
  ['token', /(^| )(magic|reset|activation) (link|url|uri)$/],
  ['secret', /(^| )secret( (key|value|access key))?$/],
  ['secret', /(^| )(client|webhook|jwt|session|app|shared|signing|api) secrets$/],
  ['key', /(^| )(api|private|secret|access|signing|encryption|master|service role|service account) key$/],
  ['key', /(^| )(apikey|privatekey|secretkey)$/],
  ['token', /(^| )(access|refresh|id|auth|session|reset|push|fcm|device) tokens$/],
  ['token', /(^| )(token|jwt|accesstoken|refreshtoken|authtoken)$/],
  ['authorization', /(^| )(authorization|auth header|bearer|credentials?)$/],
  ['cookie', /(^| )(set )?cookies?$/],
  ['code', /(^| )(otp|totp|(otp|mfa|2 ?fa|two factor|verification|reset|recovery|backup|one time) codes?)$/],
  ['card', /(^| )((credit |debit )?card (number|no|num|cvv|cvc|pin)|credit card|(credit|debit) card details|cvv|cvc|cvv2)$/],
  ['identity', /(^| )(ssn|social security( number)?|iban|passport (number|no)|national id( number)?|(bank )?account number|routing number|drivers? license( number)?|tax id|aadhaar( number)?)$/],
];

/** What stands before such words where the name is of something else: a flag, a count, what is left of a secret. */
const HARMLESS_STARTS = new Set([
  'has', 'is', 'needs', 'need', 'requires', 'require', 'required', 'should', 'can', 'no', 'with', 'without', 'use', 'uses', 'using', 'missing', 'valid',
  'show', 'hide', 'hidden', 'allow', 'allowed', 'enable', 'enabled', 'disable', 'disabled', 'count', 'num', 'number', 'max', 'min', 'total', 'masked',
  'redacted', 'sanitized', 'safe', 'obfuscated', 'censored', 'partial', 'short', 'public', 'publishable', 'fake', 'dummy', 'example', 'expired', 'on', 'handle', 'validate', 'verify', 'check',
  'encrypted', 'forgot', 'skip', 'supports', 'did', 'was', 'will', 'are',
]);

/** Tokens that open nothing: of pages, parsers and models. */
const HARMLESS_TOKENS = /(^| )(next|page|next page|prev|previous|continuation|cancel|cancellation|sync|resume|cursor|start|end|stop|eos|bos|pad|special|injection|di|nest|design|current|peek|last|prompt|completion|input|output|per|lp|nft|erc20|native|base|quote|reward|symbol) tokens?$/;

/** What a name alone says of the value it stands for; null when it says nothing of the kind. */
export function findKindOfName(name: string): SensitiveKind | null {
  const words = wordsOf(name);
  const [first = ''] = words;
  if (words.length > 1 && HARMLESS_STARTS.has(first)) return null;
  const text = words.join(' ');
  if (HARMLESS_TOKENS.test(text) || /(^| )hashed token$/.test(text)) return null;
  return ENDINGS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** Words at the end of a name that say how a person can be reached. */
const PERSONAL: readonly (readonly [kind: SensitiveKind, pattern: RegExp])[] = [
  ['email', /(^| )(e ?mails?|e ?mail addresses|e ?mail address)$/],
  ['phone', /(^| )((tele|mobile|cell)?phones?|(tele|mobile |cell |phone )?phone numbers?|mobile( (number|no))?|msisdn)$/],
];

/** Whether a value tells who a person is, and opens nothing. */
export function isPersonal({ kind }: Pick<Sensitive, 'kind'>): boolean {
  return kind === 'email' || kind === 'phone';
}

/** The address or number of a person that a value is by its name; null when its name says nothing of the kind. */
export function findPersonalName(name: string): SensitiveKind | null {
  const words = wordsOf(name);
  const [first = ''] = words;
  if (words.length > 1 && (HARMLESS_STARTS.has(first) || /^(send|support|sender|from|admin|contact|company|system|noreply)$/.test(first))) return null;
  return PERSONAL.find(([, pattern]) => pattern.test(words.join(' ')))?.[0] ?? null;
}

/** Names of request headers that hold credentials. */
export function findKindOfHeader(name: string): SensitiveKind | null {
  const header = name.toLowerCase();
  if (/^(proxy-)?authorization$/.test(header)) return 'authorization';
  if (/^(set-)?cookie$/.test(header)) return 'cookie';
  if (/csrf|xsrf/.test(header)) return null;
  return findKindOfName(name);
}

/** How a kind of thing is told to a person. */
export const WHAT: Readonly<Record<SensitiveKind, string>> = {
  password: 'a password',
  secret: 'a secret',
  token: 'a token',
  key: 'a key',
  authorization: 'credentials',
  cookie: 'cookies',
  card: 'card data',
  identity: 'an identity or account number',
  code: 'a one-time code',
  email: 'the e-mail address of a person',
  phone: 'the telephone number of a person',
  request: 'a whole request',
  body: 'a whole request body',
  headers: 'all headers of a request',
  message: 'a whole message',
  environment: 'the whole environment',
  record: 'a whole record',
};

/** A value that holds others, one of which is a secret. */
export function describeRecord(proof: SensitiveProof, part: string, kind: SensitiveKind = 'record'): Sensitive {
  return { kind, proof, what: `${WHAT[kind]} with its \`${part}\``, part };
}
