"""Who may ask a replay server: long-lived keys of each account, and the temporary ones that its STS hands out."""
import datetime
import secrets
import threading
from typing import NamedTuple

from replay_model import ServiceError

KEY, SECRET = "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
# What every temporary secret and token has in it, so that a test finds it again.
SEEDED = "seeded-secret"


class Credential(NamedTuple):
    """A key, and whose it is."""
    key: str
    secret: str
    token: str | None = None
    account: str = "000000000000"
    arn: str = ""
    user: str = "AIDAEXAMPLE"
    expires: datetime.datetime | None = None


class Keyring:
    """Finds credentials by their key.

    `orders` are texts ACCOUNT=KEY,SECRET[,TOKEN]. An account that none of them names has the key `AKIDEXAMPLE`, if it
    is the first, or else `AKID` and its number, with the one secret of `SECRET`.
    """

    def __init__(self, accounts, orders=(), session_seconds=3600, identity_token=None):
        self.session_seconds, self.identity_token = session_seconds, identity_token
        self.accounts, self.known, self.lock = set(accounts), {}, threading.Lock()
        for order in orders:
            account, _, rest = order.partition("=")
            self.accounts.add(account)
            self.add(account, *rest.split(","))
        named = {each.account for each in self.known.values()}
        for index, account in enumerate(accounts):
            if account not in named:
                self.add(account, KEY if index == 0 else f"AKID{account}", SECRET)

    def add(self, account, key, secret, token=None):
        arn = f"arn:aws:iam::{account}:user/tester"
        self.known[key] = Credential(key, secret, token, account, arn)

    def find(self, key):
        return self.known.get(key)

    def assume(self, role, session, now):
        """Temporary credentials of a role, good for `session_seconds` whatever was asked for."""
        account, _, name = role.removeprefix("arn:aws:iam::").partition(":role/")
        if account not in self.accounts or not name:
            raise ServiceError(403, "AccessDenied", f"User is not authorized to perform: sts:AssumeRole on {role}")
        arn = f"arn:aws:sts::{account}:assumed-role/{name.rpartition('/')[2]}/{session}"
        lifetime = datetime.timedelta(seconds=self.session_seconds)
        secret, token = (f"{SEEDED}{secrets.token_urlsafe(size)}" for size in (20, 80))
        made = Credential(
            f"ASIA{secrets.token_hex(8).upper()}", secret, f"+/{token}==", account, arn,
            f"AROAEXAMPLE:{session}", (now + lifetime).replace(microsecond=0))
        with self.lock:
            self.known[made.key] = made
        return made
