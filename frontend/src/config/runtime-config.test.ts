import { describe, expect, it } from 'vitest';
import { ConfigError, parseConfig } from './runtime-config';

const good = {
  environment: 'local',
  apiUrl: '/api',
  cognitoUrl: '/cognito',
  region: 'eu-central-1',
  userPoolId: 'pool',
  clientId: 'client',
  paymentProvider: 'simulated',
};

describe('the runtime configuration', () => {
  it.each(['/api', 'https://api.example/v1', 'http://localhost:8000/api'])(
    'takes %s as the address of the API',
    (apiUrl) => {
      expect(parseConfig({ ...good, apiUrl }).apiUrl).toBe(apiUrl);
    },
  );

  it('names every bad field at once, and the remedy', () => {
    const { region: _, ...incomplete } = good;
    expect(() => parseConfig({ ...incomplete, apiUrl: 'http://evil.example/', paymentProvider: 'cash' })).toThrow(
      '/config.json: "apiUrl" must be a path such as /api, or an https address, without a slash at the end; ' +
        '"region" must be a text; "paymentProvider" must be "simulated" or "stripe".',
    );
  });

  it.each([null, 'text', 7])('refuses %j', (value) => {
    expect(() => parseConfig(value)).toThrow(ConfigError);
  });
});
