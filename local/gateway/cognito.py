"""/cognito: the user pool, where the site's pages may reach it. On AWS they call Cognito itself.

Only what Cognito lets anyone call without AWS credentials is passed on: the emulator would carry out the rest as well.
"""

from __future__ import annotations

import asyncio
import urllib.error
import urllib.request

from starlette.requests import Request
from starlette.responses import Response

from local.settings import REGION

PATH = "/cognito"
SERVICE = "AWSCognitoIdentityProviderService"
MOST_BYTES = 65536
TIMEOUT_SECONDS = 10
MEDIA_TYPE = "application/x-amz-json-1.1"
PUBLIC_ACTIONS = frozenset(
    (
        *("AssociateSoftwareToken", "ChangePassword", "ConfirmForgotPassword", "ConfirmSignUp", "DeleteUser", "ForgotPassword"),
        *("GetTokensFromRefreshToken", "GetUser", "GetUserAttributeVerificationCode", "GlobalSignOut", "InitiateAuth"),
        *("ResendConfirmationCode", "RespondToAuthChallenge", "RevokeToken", "SetUserMFAPreference", "SignUp"),
        *("UpdateUserAttributes", "VerifySoftwareToken", "VerifyUserAttribute"),
    )
)


class Cognito:
    def __init__(self, endpoint: str) -> None:
        self._endpoint = endpoint

    async def pass_on(self, request: Request) -> Response:
        request.state.route = PATH
        service, _, action = request.headers.get("x-amz-target", "").partition(".")
        if service != SERVICE or action not in PUBLIC_ACTIONS:
            return _refused(400, "UnknownOperationException")
        if int(request.headers.get("content-length", 0)) > MOST_BYTES:
            return _refused(413, "RequestTooLargeException")
        status, content = await asyncio.to_thread(self._send, f"{service}.{action}", await request.body())
        return Response(content, status, {"cache-control": "no-store"}, MEDIA_TYPE)

    def _send(self, target: str, body: bytes) -> tuple[int, bytes]:
        # The emulator reads the region from the credential's scope, as AWS does.
        scope = f"AWS4-HMAC-SHA256 Credential=local/20250101/{REGION}/cognito-idp/aws4_request"
        headers = {"Content-Type": MEDIA_TYPE, "X-Amz-Target": target, "Authorization": scope}
        message = urllib.request.Request(self._endpoint, body, headers)  # noqa: S310 - the emulator's address
        try:
            with urllib.request.urlopen(message, timeout=TIMEOUT_SECONDS) as response:  # noqa: S310
                return response.status, response.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()
        except OSError:
            return 503, b'{"__type":"ServiceUnavailableException","message":"Cognito does not answer."}'


def _refused(status: int, kind: str) -> Response:
    return Response(f'{{"__type":"{kind}"}}', status, media_type=MEDIA_TYPE)
