interface Wanted {
  seconds?: number;
  name?: string;
  second_factor?: string;
  sub?: string;
  'cognito:groups'?: string[];
}

/** An ID token as far as a browser reads one; nobody signed it. */
export function idToken({ seconds = 3600, name = 'first', ...more }: Wanted = {}): string {
  const iat = Math.floor(Date.now() / 1000);
  const claims = { sub: 'customer-ada', email: 'ada@example.com', iat, exp: iat + seconds, jti: name, ...more };
  return ['header', JSON.stringify(claims), 'signature'].map((part) => btoa(part).replaceAll('=', '')).join('.');
}
