import type { KnownCalls } from '../package-facts/paths.js';
import type { SensitiveKind } from './types.js';

/** A call of a package that is given secrets. */
export interface SecretUse extends KnownCalls {
  /** Which arguments are, and what each of them is. */
  readonly takes: Readonly<Record<number, SensitiveKind>>;
  /** It is given other things, too: it confirms what a name says. */
  readonly confirms?: boolean;
}

export const SECRET_USES: readonly SecretUse[] = [
  { packages: ['bcrypt', 'bcryptjs', '@node-rs/bcrypt', 'bcrypt-ts'], paths: ['{hash,hashSync}()'], takes: { 0: 'password' }, source: 'bcrypt@6.0.0:bcrypt.js; bcryptjs@3.0.3:index.js' },
  { packages: ['bcrypt', 'bcryptjs', '@node-rs/bcrypt', 'bcrypt-ts'], paths: ['{compare,compareSync,verify,verifySync}()'], takes: { 0: 'password', 1: 'password' }, source: 'bcrypt@6.0.0:bcrypt.js; bcryptjs@3.0.3:index.js' },
  { packages: ['argon2', '@node-rs/argon2'], paths: ['{hash,hashSync}()'], takes: { 0: 'password' }, source: 'argon2@0.45.1:argon2.d.cts' },
  { packages: ['argon2', '@node-rs/argon2'], paths: ['{verify,verifySync}()'], takes: { 0: 'password', 1: 'password' }, source: 'argon2@0.45.1:argon2.d.cts' },
  { packages: ['crypto'], paths: ['{scrypt,scryptSync,pbkdf2,pbkdf2Sync}()'], takes: { 0: 'password' }, source: '@types/node@24:crypto.d.ts' },
  { packages: ['crypto'], paths: ['createHmac()', '{createCipheriv,createDecipheriv}()'], takes: { 1: 'key' }, source: '@types/node@24:crypto.d.ts' },
  { packages: ['crypto'], paths: ['timingSafeEqual()'], takes: { 0: 'secret', 1: 'secret' }, confirms: true, source: '@types/node@24:crypto.d.ts' },
  { packages: ['crypto'], paths: ['createHash().update()', 'createHmac().update()'], takes: { 0: 'secret' }, confirms: true, source: '@types/node@24:crypto.d.ts' },
  { packages: ['jsonwebtoken'], paths: ['verify()'], takes: { 0: 'token', 1: 'secret' }, source: 'jsonwebtoken@9.0.3:verify.js' },
  { packages: ['jsonwebtoken'], paths: ['decode()'], takes: { 0: 'token' }, source: 'jsonwebtoken@9.0.3:decode.js' },
  { packages: ['jsonwebtoken'], paths: ['sign()'], takes: { 1: 'secret' }, source: 'jsonwebtoken@9.0.3:sign.js' },
  { packages: ['jwt-decode'], paths: ['jwtDecode()'], takes: { 0: 'token' }, source: 'jwt-decode@4.0.0:build/esm/index.d.ts' },
  { packages: ['jose'], paths: ['{jwtVerify,compactVerify,jwtDecrypt}()'], takes: { 0: 'token', 1: 'secret' }, source: 'jose@6.2.18:dist/types/jwt/verify.d.ts, jws/compact/verify.d.ts, jwt/decrypt.d.ts' },
  { packages: ['jose'], paths: ['decodeJwt()'], takes: { 0: 'token' }, source: 'jose@6.2.18:dist/types/util/decode_jwt.d.ts' },
  { packages: ['jose'], paths: ['{SignJWT,EncryptJWT}.new().**().{sign,encrypt}()'], takes: { 0: 'secret' }, source: 'jose@6.2.18:dist/types/jwt/sign.d.ts' },
  { packages: ['@nestjs/jwt'], paths: ['JwtService.new().{verify,verifyAsync,decode}()'], takes: { 0: 'token' }, source: '@nestjs/jwt@12.0.2:dist/jwt.service.d.ts' },
  { packages: ['stripe'], paths: ['new()', 'Stripe.new()'], takes: { 0: 'key' }, source: 'stripe@23.1.0:esm/stripe.core.d.ts' },
  { packages: ['stripe'], paths: ['new().webhooks.{constructEvent,constructEventAsync}()', 'Stripe.new().webhooks.constructEvent()'], takes: { 2: 'secret' }, source: 'stripe@23.1.0:esm/Webhooks.d.ts' },
  { packages: ['@sendgrid/mail'], paths: ['setApiKey()'], takes: { 0: 'key' }, source: '@sendgrid/mail@8.1.6:src/classes/mail-service.js' },
  { packages: ['resend'], paths: ['Resend.new()'], takes: { 0: 'key' }, source: 'resend@6.38.0:dist/index.d.mts' },
  { packages: ['twilio'], paths: ['()', 'new()', 'Twilio.new()'], takes: { 1: 'secret' }, source: 'twilio@6.2.0:lib/rest/Twilio.d.ts' },
];

/** A call of a package that gives a secret back. */
export interface SecretGift extends KnownCalls {
  readonly gives: SensitiveKind;
}

export const SECRET_GIFTS: readonly SecretGift[] = [
  { packages: ['jsonwebtoken'], paths: ['sign()'], gives: 'token', source: 'jsonwebtoken@9.0.3:sign.js' },
  { packages: ['jose'], paths: ['SignJWT.new().**().sign()'], gives: 'token', source: 'jose@6.2.18:dist/types/jwt/sign.d.ts' },
  { packages: ['@nestjs/jwt'], paths: ['JwtService.new().{sign,signAsync}()'], gives: 'token', source: '@nestjs/jwt@12.0.2:dist/jwt.service.d.ts' },
];
