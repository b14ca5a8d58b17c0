/** What differs between environments; written beside the build at deployment. */
export interface RuntimeConfig {
  environment: string;
  /** Without a slash at the end; a path on this site or an https address. */
  apiUrl: string;
  /** Where Cognito answers; a path on this site or an https address. */
  cognitoUrl: string;
  region: string;
  userPoolId: string;
  clientId: string;
  paymentProvider: 'simulated' | 'stripe';
  /** Of Stripe's code in the browser; there only where Stripe is the provider. */
  stripePublishableKey?: string | null;
}

type Rule = { is: (value: unknown) => boolean; says: string };

const text: Rule = { is: (value) => typeof value === 'string' && value !== '', says: 'must be a text' };

const address: Rule = {
  is: (value) => typeof value === 'string' && /^(\/|https:\/\/|http:\/\/(localhost|127\.0\.0\.1)\b).*[^/]$/.test(value),
  says: 'must be a path such as /api, or an https address, without a slash at the end',
};

const rules: Record<keyof RuntimeConfig, Rule> = {
  environment: text,
  apiUrl: address,
  cognitoUrl: address,
  region: text,
  userPoolId: text,
  clientId: text,
  paymentProvider: {
    is: (value) => value === 'simulated' || value === 'stripe',
    says: 'must be "simulated" or "stripe"',
  },
  stripePublishableKey: {
    is: (value) => (value ?? null) === null || (typeof value === 'string' && value.startsWith('pk_')),
    says: 'must be a publishable key, pk_…',
  },
};

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** @throws ConfigError naming each bad field. */
export function parseConfig(value: unknown): RuntimeConfig {
  if (typeof value !== 'object' || value === null) throw new ConfigError('/config.json must hold an object.');
  const fields = value as Record<string, unknown>;
  const faults = Object.entries(rules)
    .filter(([name, rule]) => !rule.is(fields[name]))
    .map(([name, rule]) => `"${name}" ${rule.says}`);
  if (faults.length > 0) throw new ConfigError(`/config.json: ${faults.join('; ')}.`);
  return fields as unknown as RuntimeConfig;
}

let loading: Promise<RuntimeConfig> | undefined;

/** Fetched once; a failed attempt is forgotten, so that the next caller tries again. */
export function runtimeConfig(): Promise<RuntimeConfig> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<RuntimeConfig> {
  // The same mode and credentials as the preload in index.html, or the browser would fetch it twice.
  const response = await fetch('/config.json', { credentials: 'same-origin' });
  if (!response.ok) throw new ConfigError(`/config.json answered ${response.status}.`);
  return parseConfig(
    await response.json().catch(() => {
      throw new ConfigError('/config.json is not JSON.');
    }),
  );
}
