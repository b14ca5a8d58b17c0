/** Cognito refused; `kind` is its name for the reason. */
export class CognitoError extends Error {
  override readonly name = 'CognitoError';

  constructor(
    readonly kind: string,
    cause: unknown,
  ) {
    super(kind, { cause });
  }
}

interface Said {
  /** The field that it is about; none where it is about all. */
  field?: 'code' | 'password';
  text: string;
}

const tooMany = { text: 'That were too many attempts. Wait a quarter of an hour, then try again.' };
const wrongCode: Said = {
  field: 'code',
  text: 'This code is not right, or has run out. Check your mail again, or ask for a new code.',
};

/** In the customer's words. Of an address nothing is told that would say whether it has an account. */
const rows: Record<string, Said> = {
  NotAuthorizedException: { text: 'The e-mail address or the password is not right.' },
  UserNotFoundException: { text: 'The e-mail address or the password is not right.' },
  UserNotConfirmedException: { text: 'The e-mail address or the password is not right.' },
  CodeMismatchException: wrongCode,
  EnableSoftwareTokenMFAException: wrongCode,
  ExpiredCodeException: wrongCode,
  InvalidPasswordException: { field: 'password', text: 'This password is not strong enough; make it longer.' },
  PasswordHistoryPolicyViolationException: { field: 'password', text: 'You had this password before; choose another.' },
  LimitExceededException: tooMany,
  TooManyFailedAttemptsException: tooMany,
  TooManyRequestsException: tooMany,
};

export function explain({ kind }: CognitoError): Said {
  return rows[kind] ?? { text: 'That did not work. Try again in a moment.' };
}

/** Where a code is asked for, every refusal is of the code: any other word would tell that the address has an account. */
export function asWrongCode(error: unknown): never {
  if (
    error instanceof CognitoError &&
    ['NotAuthorizedException', 'UserNotFoundException', 'AliasExistsException'].includes(error.kind)
  ) {
    throw new CognitoError('CodeMismatchException', error);
  }
  throw error;
}
