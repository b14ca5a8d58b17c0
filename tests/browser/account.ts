import { createHmac, randomUUID } from 'node:crypto';
import { type APIRequestContext, expect, type Page } from '@playwright/test';

export const PASSWORD = 'Tradewind-test-1';
export const demo = { email: 'customer@example.com', password: 'Tradewind-demo-1' };

// Where the emulator that sends the mail answers, and keeps what it sent.
const emulator = process.env.EMULATOR_URL;

interface Mail {
  To: string[];
  Subject: string;
  BodyText: string;
}

/** The account's pages as a customer uses them. */
export class Account {
  constructor(
    readonly page: Page,
    private readonly request: APIRequestContext,
  ) {}

  /** An address that nobody has registered yet. */
  newAddress(): string {
    return `ada-${randomUUID().slice(0, 8)}@example.com`;
  }

  /** What was mailed to an address, the oldest first. */
  async mails(email: string): Promise<Mail[]> {
    const response = await this.request.get(`${emulator}/_ministack/ses/messages`);
    const { messages } = (await response.json()) as { messages: Record<string, Mail[]> };
    return Object.values(messages)
      .flat()
      .filter(({ To }) => To.includes(email));
  }

  /** What a pattern finds in the last mail that has it, and whose subject begins so; waited for. */
  async mailed(email: string, pattern: RegExp, subject = ''): Promise<RegExpExecArray> {
    let found: RegExpExecArray | null = null;
    await expect(async () => {
      const mails = await this.mails(email);
      const texts = mails.filter(({ Subject }) => Subject.startsWith(subject)).map(({ BodyText }) => BodyText);
      found = pattern.exec(texts.findLast((text) => pattern.test(text)) ?? '');
      expect(found, `a mail to ${email}`).not.toBeNull();
    }).toPass({ timeout: 30_000 });
    return found as unknown as RegExpExecArray;
  }

  /** The six digits of the mail that came last to an address. */
  async mailedCode(email: string): Promise<string> {
    return (await this.mailed(email, /\b\d{6}\b/))[0];
  }

  async signIn(email: string, password = PASSWORD): Promise<void> {
    await this.page.goto('/sign-in');
    await this.fillSignIn(email, password);
    await this.expectSignedIn();
  }

  async fillSignIn(email: string, password = PASSWORD): Promise<void> {
    await this.page.getByLabel('E-mail address').fill(email);
    await this.page.getByLabel('Password').fill(password);
    await this.press('Sign in');
  }

  /** A new account, signed in. */
  async register(email = this.newAddress()): Promise<string> {
    await this.page.goto('/register');
    await this.fillRegistration(email);
    return email;
  }

  async fillRegistration(email: string): Promise<void> {
    await this.page.getByLabel('E-mail address').fill(email);
    await this.page.getByLabel('Password').fill(PASSWORD);
    await this.press('Make an account');
    await expect(this.page.getByRole('heading', { name: 'Confirm your address' })).toBeVisible();
    await this.page.getByLabel('Code').fill(await this.mailedCode(email));
    await this.press('Confirm');
    await this.expectSignedIn();
  }

  async expectSignedIn(): Promise<void> {
    await expect(this.page.getByRole('link', { name: 'Your account' })).toBeVisible();
  }

  async expectSignedOut(): Promise<void> {
    await expect(this.page.getByRole('link', { name: 'Sign in', exact: true })).toBeVisible();
  }

  press(name: string): Promise<void> {
    return this.page.getByRole('main').getByRole('button', { name, exact: true }).click();
  }
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator app shows now for a secret (RFC 6238). */
export function totp(secret: string): string {
  const bits = [...secret].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
