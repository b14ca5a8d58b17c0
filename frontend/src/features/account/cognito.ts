import {
  confirmResetPassword,
  confirmSignIn,
  confirmSignUp,
  confirmUserAttribute,
  deleteUser,
  fetchAuthSession,
  fetchMFAPreference,
  resendSignUpCode,
  resetPassword,
  setUpTOTP,
  signIn as signInToCognito,
  signOut as signOutOfCognito,
  signUp,
  updateMFAPreference,
  updatePassword,
  updateUserAttribute,
  verifyTOTPSetup,
} from '@aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from '@aws-amplify/auth/cognito';
import { Amplify, ConsoleLogger } from '@aws-amplify/core';
import { NoAnswerError } from '@/api/problem';
import { endSession, startSession } from '@/api/session';
import { runtimeConfig } from '@/config/runtime-config';
import { CognitoError } from './cognito-error';

/** Everything that this shop asks of Cognito. Rejects with CognitoError where Cognito refuses, with NoAnswerError where nobody answers. */

let configuring: Promise<string> | undefined;

function configured(): Promise<string> {
  configuring ??= configure().catch((error: unknown) => {
    configuring = undefined;
    throw error;
  });
  return configuring;
}

async function configure(): Promise<string> {
  const { userPoolId, clientId, cognitoUrl } = await runtimeConfig();
  const userPoolEndpoint = new URL(cognitoUrl, location.origin).href;
  const resources = { Auth: { Cognito: { userPoolId, userPoolClientId: clientId, userPoolEndpoint } } };
  // It warns of any endpoint that is given, Cognito's own included.
  ConsoleLogger.LOG_LEVEL = 'ERROR';
  cognitoUserPoolsTokenProvider.setAuthConfig(resources.Auth);
  Amplify.configure(resources, { Auth: { tokenProvider: cognitoUserPoolsTokenProvider } });
  return userPoolEndpoint;
}

async function asked<T>(call: () => Promise<T>): Promise<T> {
  await configured();
  try {
    return await call();
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'NetworkError' || error instanceof TypeError || name === 'ServiceUnavailableException') {
      throw new NoAnswerError(error);
    }
    throw new CognitoError(name, error);
  }
}

const canonical = (email: string) => email.trim().toLowerCase();

/** As `asked`, by who is signed in. Where the refusal means that the session is over, it ends here too. */
async function askedBySomebody<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await asked(call);
  } catch (error) {
    const doubtful = ['NotAuthorizedException', 'UserNotFoundException', 'UserUnAuthenticatedException'];
    if (error instanceof CognitoError && doubtful.includes(error.kind) && (await refresh()) === null) endSession();
    throw error;
  }
}

/** A code is on its way to the address, unless there is an account already: which of the two, nobody is told. */
export async function register(email: string, password: string): Promise<void> {
  const username = canonical(email);
  try {
    await asked(() => signUp({ username, password, options: { userAttributes: { email: username } } }));
  } catch (error) {
    if (!(error instanceof CognitoError) || error.kind !== 'UsernameExistsException') throw error;
  }
}

export async function sendCodeAgain(email: string): Promise<void> {
  try {
    await asked(() => resendSignUpCode({ username: canonical(email) }));
  } catch (error) {
    if (!isAboutTheAccount(error)) throw error;
  }
}

export async function confirmRegistration(email: string, code: string): Promise<void> {
  await asked(() => confirmSignUp({ username: canonical(email), confirmationCode: code.trim() }));
}

/** The password is right; after `second-factor` comes `answerSecondFactor`, after `first-password` `chooseFirstPassword`. */
export type SignInStep = 'signed-in' | 'second-factor' | 'first-password';

export async function signIn(email: string, password: string): Promise<SignInStep> {
  const { nextStep } = await asked(async () => {
    // What an earlier visit left behind would stand in the way.
    await signOutOfCognito();
    return signInToCognito({ username: canonical(email), password });
  });
  switch (nextStep.signInStep) {
    case 'DONE':
      await begin();
      return 'signed-in';
    case 'CONFIRM_SIGN_IN_WITH_TOTP_CODE':
      return 'second-factor';
    // Who was invited has a password for the first time, by which it is known that they read the mail.
    case 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED':
      return 'first-password';
    // Not said apart from a wrong password: it would tell that there is an account.
    default:
      throw new CognitoError('NotAuthorizedException', nextStep.signInStep);
  }
}

export async function answerSecondFactor(code: string): Promise<void> {
  await asked(() => confirmSignIn({ challengeResponse: code.trim() }));
  await begin();
}

export async function chooseFirstPassword(password: string): Promise<void> {
  await asked(() => confirmSignIn({ challengeResponse: password }));
  await begin();
}

async function begin(): Promise<void> {
  const token = await renewedToken();
  if (token === null) throw new CognitoError('NotAuthorizedException', 'no tokens');
  startSession(token);
}

/** The ID token as it is, or a new one; null where the session is over for good. */
async function renewedToken(forceRefresh = false): Promise<string | null> {
  const { tokens } = await asked(() => fetchAuthSession({ forceRefresh }));
  return tokens?.idToken?.toString() ?? null;
}

export const refresh = () => renewedToken(true);

export async function signOut(): Promise<void> {
  await asked(() => signOutOfCognito());
  endSession();
}

/** Every device's session ends, this one's included. The library would keep it to itself that Cognito did not answer. */
export async function signOutEverywhere(): Promise<void> {
  const endpoint = await configured();
  const { tokens } = await asked(() => fetchAuthSession());
  if (tokens) {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-amz-json-1.1',
        'X-Amz-Target': 'AWSCognitoIdentityProviderService.GlobalSignOut',
      },
      body: JSON.stringify({ AccessToken: tokens.accessToken.toString() }),
    }).catch((error: unknown) => {
      throw new NoAnswerError(error);
    });
    if (response.status >= 500) throw new NoAnswerError(response.status);
  }
  await signOut();
}

/** A code is on its way, if there is such an account. */
export async function forgetPassword(email: string): Promise<void> {
  try {
    await asked(() => resetPassword({ username: canonical(email) }));
  } catch (error) {
    if (!isAboutTheAccount(error)) throw error;
  }
}

export async function choosePassword(email: string, code: string, newPassword: string): Promise<void> {
  const username = canonical(email);
  await asked(() => confirmResetPassword({ username, confirmationCode: code.trim(), newPassword }));
}

export async function changePassword(oldPassword: string, newPassword: string): Promise<void> {
  await askedBySomebody(() => updatePassword({ oldPassword, newPassword }));
}

/** `code-sent`: to the new address, which counts only once `confirmEmail` has its code. */
export async function changeEmail(email: string): Promise<'changed' | 'code-sent'> {
  const userAttribute = { attributeKey: 'email', value: canonical(email) };
  const { nextStep } = await askedBySomebody(() => updateUserAttribute({ userAttribute }));
  if (nextStep.updateAttributeStep === 'CONFIRM_ATTRIBUTE_WITH_CODE') return 'code-sent';
  await takeUpClaims();
  return 'changed';
}

export async function confirmEmail(code: string): Promise<void> {
  await askedBySomebody(() => confirmUserAttribute({ userAttributeKey: 'email', confirmationCode: code.trim() }));
  await takeUpClaims();
}

async function takeUpClaims(): Promise<void> {
  const token = await refresh();
  if (token) startSession(token);
}

export async function hasSecondFactor(): Promise<boolean> {
  const { enabled } = await askedBySomebody(() => fetchMFAPreference());
  return enabled?.includes('TOTP') ?? false;
}

/** The secret for an authenticator app, as text and as the address that a QR code holds. */
export async function offerSecondFactor(email: string): Promise<{ secret: string; address: string }> {
  const details = await askedBySomebody(() => setUpTOTP());
  return { secret: details.sharedSecret, address: details.getSetupUri('Tradewind', email).href };
}

export async function acceptSecondFactor(code: string): Promise<void> {
  await askedBySomebody(async () => {
    await verifyTOTPSetup({ code: code.trim() });
    await updateMFAPreference({ totp: 'PREFERRED' });
  });
  // Staff may have a role by it.
  await takeUpClaims();
}

export async function dropSecondFactor(): Promise<void> {
  await askedBySomebody(() => updateMFAPreference({ totp: 'DISABLED' }));
}

export async function deleteLogin(): Promise<void> {
  await askedBySomebody(() => deleteUser());
  endSession();
}

/** What Cognito says only of some addresses. */
function isAboutTheAccount(error: unknown): boolean {
  return error instanceof CognitoError && ['InvalidParameterException', 'UserNotFoundException'].includes(error.kind);
}
