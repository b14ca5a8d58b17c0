export type Values<Name extends string = string> = Record<Name, string>;

export interface FieldRow<Name extends string = string> {
  name: Name;
  label: string;
  hint?: string;
  autoComplete: string;
  type?: 'email' | 'password' | 'tel' | 'text';
  inputMode?: 'email' | 'numeric' | 'tel' | 'text';
  /** True unless said otherwise. */
  required?: boolean;
  maxLength: number;
  /** The contract's or Cognito's own rule, so that the server finds nothing that the form did not. */
  fits: (value: string) => boolean;
  /** What to say of a value that does not fit. */
  says: string;
  /** Where the request has it, as a problem's `errors` say; `/name` unless said otherwise. */
  pointer?: string;
  /** What Cognito calls it; its name unless said otherwise. */
  about?: string;
  /** Value and text, where it is chosen and not typed. */
  options?: readonly (readonly [string, string])[];
  /** Half a row where there is room. */
  half?: boolean;
}

/** What is wrong with a value, or undefined. A password is taken as it was typed, spaces and all. */
export function faultOf<Name extends string>(field: FieldRow<Name>, values: Values<Name>): string | undefined {
  const { name, type, required = true, maxLength, fits, says } = field;
  const value = type === 'password' ? values[name] : values[name].trim();
  if (value === '') return required ? says : undefined;
  return value.length <= maxLength && fits(value) ? undefined : says;
}

const SHORTEST_PASSWORD = 12;

/** As infra/modules/identity asks for. */
function isStrong(password: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/];
  return (
    password.length >= SHORTEST_PASSWORD && password === password.trim() && kinds.every((kind) => kind.test(password))
  );
}

const strength = `At least ${SHORTEST_PASSWORD} characters, with small and capital letters, a digit and a sign such as - or !.`;

export const email: FieldRow<'email'> = {
  name: 'email',
  label: 'E-mail address',
  autoComplete: 'username',
  type: 'email',
  inputMode: 'email',
  maxLength: 254,
  fits: (value) => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value),
  says: 'Enter an e-mail address such as name@example.com.',
};

export const orderNumber: FieldRow<'number'> = {
  name: 'number',
  label: 'Order number',
  hint: 'It is in every mail about the order, and looks like 7F3K9-Q2MXT.',
  autoComplete: 'off',
  maxLength: 20,
  fits: (value) => /^[0-9A-Za-z]{5}[ -]?[0-9A-Za-z]{5}$/.test(value),
  says: 'Enter the ten letters and digits, such as 7F3K9-Q2MXT.',
};

export const password: FieldRow<'password'> = {
  name: 'password',
  label: 'Password',
  autoComplete: 'current-password',
  type: 'password',
  maxLength: 256,
  fits: () => true,
  says: 'Enter your password.',
};

export const newPassword: FieldRow<'newPassword'> = {
  name: 'newPassword',
  about: 'password',
  label: 'New password',
  hint: strength,
  autoComplete: 'new-password',
  type: 'password',
  maxLength: 256,
  fits: isStrong,
  says: strength,
};

export const code: FieldRow<'code'> = {
  name: 'code',
  label: 'Code',
  autoComplete: 'one-time-code',
  inputMode: 'numeric',
  maxLength: 10,
  fits: (value) => /^\d{6}$/.test(value),
  says: 'Enter the six digits.',
};
