"""Shares a cache of assumed roles with awsdrops, through the classes that the AWS CLI uses.

Usage: share_role_cache.py read|write FOLDER

read: reads the role's credentials from the cache and prints their key id; asking STS fails.
write: asks a made-up STS, so that the cache has the role's credentials; prints the file's name.
"""

import datetime
import os
import sys

from botocore.credentials import AssumeRoleCredentialFetcher, Credentials
from botocore.utils import JSONFileCache
from dateutil.tz import tzutc

ARGUMENTS = {"ExternalId": "e-1", "SerialNumber": "arn:aws:iam::111122223333:mfa/me", "DurationSeconds": 3600}


class STS:
    def __init__(self, *_, **__):
        pass

    def assume_role(self, **_):
        if sys.argv[1] == "read":
            sys.exit("the cache did not answer")
        end = datetime.datetime.now(tzutc()) + datetime.timedelta(hours=1)
        return {
            "Credentials": {
                "AccessKeyId": "ASIAFROMCLI", "SecretAccessKey": "s", "SessionToken": "t", "Expiration": end},
            "AssumedRoleUser": {"Arn": "arn:aws:sts::111122223333:assumed-role/shared/x", "AssumedRoleId": "A:x"},
        }


fetcher = AssumeRoleCredentialFetcher(
    STS, Credentials("a", "b"), "arn:aws:iam::111122223333:role/shared", extra_args=ARGUMENTS,
    mfa_prompter=lambda _: "123456", cache=JSONFileCache(sys.argv[2]))
key = fetcher.fetch_credentials()["access_key"]
print(key if sys.argv[1] == "read" else os.listdir(sys.argv[2])[0])
