"""Who may sign in to the local shop: a Cognito user pool, its client for the storefront, the roles and the demo users."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from dataclasses import asdict, dataclass
from string import Template
from typing import Any

from local.settings import REGION, ROOT, TABLE_PREFIX

POOL_NAME = "tradewind-local"
CLIENT_NAME = "storefront"
GROUPS = ("staff", "admin", "customers")
# As infra/modules/identity asks for.
PASSWORD_POLICY = {"MinimumLength": 12, "RequireLowercase": True, "RequireUppercase": True, "RequireNumbers": True, "RequireSymbols": True}
DEMO_PASSWORD = "Tradewind-demo-1"
INVITATION = ROOT / "infra" / "modules" / "identity" / "invitation.html"
# What the function that is asked before a token would be called on AWS; here it is in the functions' own process.
TOKEN_TRIGGER_ARN = f"arn:aws:lambda:{REGION}:000000000000:function:{TABLE_PREFIX}check-second-factor:live"


@dataclass(frozen=True)
class DemoUser:
    role: str
    email: str
    name: str
    groups: tuple[str, ...]


DEMO_USERS = (
    DemoUser("staff", "staff@example.com", "Demo Staff", ("staff",)),
    DemoUser("admin", "admin@example.com", "Demo Admin", ("staff", "admin")),
    DemoUser("customer", "customer@example.com", "Demo Customer", ("customers",)),
)


@dataclass(frozen=True)
class Identity:
    """`issuer` is what tokens say; `keys_url` is where the emulator serves the keys that real Cognito would serve there."""

    user_pool_id: str
    client_id: str
    issuer: str
    keys_url: str

    @classmethod
    def of(cls, endpoint: str, user_pool_id: str, client_id: str) -> Identity:
        return cls(
            user_pool_id=user_pool_id,
            client_id=client_id,
            issuer=f"https://cognito-idp.{REGION}.amazonaws.com/{user_pool_id}",
            keys_url=f"{endpoint}/{user_pool_id}/.well-known/jwks.json",
        )

    def environment(self) -> dict[str, str]:
        return {"TOKEN_ISSUER": self.issuer, "TOKEN_AUDIENCE": self.client_id, "TOKEN_KEYS_URL": self.keys_url}

    def as_dict(self) -> dict[str, str]:
        return asdict(self)


class CognitoError(Exception):
    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code


def call(endpoint: str, action: str, **request: Any) -> Any:
    """One action of Cognito's own protocol; the emulator asks for no signature."""
    headers = {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": f"AWSCognitoIdentityProviderService.{action}"}
    # The emulator reads the region from the credential's scope, as AWS does.
    headers["Authorization"] = f"AWS4-HMAC-SHA256 Credential=local/20250101/{REGION}/cognito-idp/aws4_request"
    message = urllib.request.Request(endpoint, json.dumps(request).encode(), headers)  # noqa: S310 - a loopback address of ours
    try:
        with urllib.request.urlopen(message, timeout=10) as response:  # noqa: S310
            return json.loads(response.read() or b"{}")
    except urllib.error.HTTPError as error:
        answer = json.loads(error.read() or b"{}")
        code = str(answer.get("__type", error.code)).rsplit("#", 1)[-1]
        raise CognitoError(code, str(answer.get("message", ""))) from None


def ensure_identity(endpoint: str, site_url: str, *, require_staff_mfa: bool = False) -> Identity:
    """Make what is missing of the pool, the client, the groups and the demo users; the pool's settings are brought to what they are now."""
    pools = call(endpoint, "ListUserPools", MaxResults=60)["UserPools"]
    pool_id = next((p["Id"] for p in pools if p["Name"] == POOL_NAME), None) or _create_pool(endpoint)
    second_factor = {"SoftwareTokenMfaConfiguration": {"Enabled": True}, "MfaConfiguration": "OPTIONAL"}
    call(endpoint, "SetUserPoolMfaConfig", UserPoolId=pool_id, **second_factor)
    message = Template(INVITATION.read_text("utf-8")).safe_substitute(site_url=site_url)
    call(
        endpoint,
        "UpdateUserPool",
        UserPoolId=pool_id,
        AdminCreateUserConfig={"InviteMessageTemplate": {"EmailSubject": "You are invited to work in the shop", "EmailMessage": message}},
        LambdaConfig={"PreTokenGeneration": TOKEN_TRIGGER_ARN} if require_staff_mfa else {},
    )
    clients = call(endpoint, "ListUserPoolClients", UserPoolId=pool_id, MaxResults=60)["UserPoolClients"]
    client_id = next((c["ClientId"] for c in clients if c["ClientName"] == CLIENT_NAME), None)
    client_id = client_id or _create_client(endpoint, pool_id)
    groups = {g["GroupName"] for g in call(endpoint, "ListGroups", UserPoolId=pool_id)["Groups"]}
    for group in GROUPS:
        if group not in groups:
            call(endpoint, "CreateGroup", UserPoolId=pool_id, GroupName=group)
    for user in DEMO_USERS:
        _ensure_user(endpoint, pool_id, user)
    return Identity.of(endpoint, pool_id, client_id)


def id_token(endpoint: str, identity: Identity, role: str) -> str:
    user = next(u for u in DEMO_USERS if u.role == role)
    answer = call(
        endpoint,
        "InitiateAuth",
        AuthFlow="USER_PASSWORD_AUTH",
        ClientId=identity.client_id,
        AuthParameters={"USERNAME": user.email, "PASSWORD": DEMO_PASSWORD},
    )
    token: str = answer["AuthenticationResult"]["IdToken"]
    return token


def _create_pool(endpoint: str) -> str:
    pool_id: str = call(
        endpoint,
        "CreateUserPool",
        PoolName=POOL_NAME,
        UsernameAttributes=["email"],
        AutoVerifiedAttributes=["email"],
        Policies={"PasswordPolicy": PASSWORD_POLICY},
    )["UserPool"]["Id"]
    return pool_id


def _create_client(endpoint: str, pool_id: str) -> str:
    client_id: str = call(
        endpoint,
        "CreateUserPoolClient",
        UserPoolId=pool_id,
        ClientName=CLIENT_NAME,
        ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        PreventUserExistenceErrors="ENABLED",
        IdTokenValidity=60,
        AccessTokenValidity=60,
        TokenValidityUnits={"IdToken": "minutes", "AccessToken": "minutes", "RefreshToken": "days"},
    )["UserPoolClient"]["ClientId"]
    return client_id


def _ensure_user(endpoint: str, pool_id: str, user: DemoUser) -> None:
    try:
        found = call(endpoint, "AdminGetUser", UserPoolId=pool_id, Username=user.email)
    except CognitoError as error:
        if error.code != "UserNotFoundException":
            raise
        attributes = {"email": user.email, "email_verified": "true", "name": user.name}
        call(
            endpoint,
            "AdminCreateUser",
            UserPoolId=pool_id,
            Username=user.email,
            MessageAction="SUPPRESS",
            UserAttributes=[{"Name": name, "Value": value} for name, value in attributes.items()],
        )
        found = {}
    if found.get("UserStatus") != "CONFIRMED":
        call(endpoint, "AdminSetUserPassword", UserPoolId=pool_id, Username=user.email, Password=DEMO_PASSWORD, Permanent=True)
        for group in user.groups:
            call(endpoint, "AdminAddUserToGroup", UserPoolId=pool_id, Username=user.email, GroupName=group)
