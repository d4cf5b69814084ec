"""Lets botocore look for credentials on machines that are described, with answers made up here instead of a network.

Reads a JSON list of cases: environment, files (below /home/me), profile (or null). Prints a JSON list: the access key id
that botocore ends with, or null where it finds none or fails. The key ids of STS, SSO and the metadata services tell what
was asked, as those of Tests/AWSClientTests/Support/STSAnswers.swift do.
"""

import getpass
import io
import json
import os
import pathlib
import shutil
import sys
import tempfile
import urllib.parse

cases = json.load(sys.stdin)
home = tempfile.mkdtemp()
os.environ["HOME"] = home
getpass.getpass = lambda *_, **__: "123456"

import botocore.awsrequest
import botocore.credentials
import botocore.httpsession
import botocore.loaders
import botocore.session

botocore.credentials.EC = object()
END = "2099-01-01T00:00:00Z"


def answer(session, request):
    url = urllib.parse.urlsplit(request.url)
    body = request.body or b""
    form = dict(urllib.parse.parse_qsl(body.decode() if isinstance(body, bytes) else body))
    if url.hostname.startswith("sts."):
        signed = str(request.headers.get("Authorization", b""), "utf-8") if isinstance(
            request.headers.get("Authorization"), bytes) else request.headers.get("Authorization", "")
        source = signed.split("Credential=")[1].split("/")[0] if signed else "TOKEN"
        names = ["ExternalId", "SerialNumber", "DurationSeconds", "TokenCode", "WebIdentityToken"]
        tags = "".join("|" + form.get(name, "") for name in names)
        key = f"{source}>{form['RoleArn']}{tags}".replace("/", ":")
        action = form["Action"]
        return response(request, f"""<{action}Response><{action}Result><Credentials>
            <AccessKeyId>{key}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
            <Expiration>{END}</Expiration></Credentials><AssumedRoleUser><Arn>arn:aws:sts::1:assumed-role/r/x</Arn>
            <AssumedRoleId>A:x</AssumedRoleId></AssumedRoleUser></{action}Result></{action}Response>""")
    if url.hostname.startswith("portal.sso."):
        token = request.headers["x-amz-sso_bearer_token"]
        token = token.decode() if isinstance(token, bytes) else token
        return response(request, json.dumps({"roleCredentials": {
            "accessKeyId": f"{url.hostname}|{url.query}|{token}", "secretAccessKey": "s", "sessionToken": "t",
            "expiration": 4070908800000}}))
    if url.path == "/latest/api/token":
        return response(request, "token")
    if url.path == "/latest/meta-data/iam/security-credentials/":
        return response(request, "role")
    return response(request, json.dumps({
        "AccessKeyId": f"{url.hostname}{url.path}", "SecretAccessKey": "s", "Token": "t", "Expiration": END}))


def response(request, text):
    made = botocore.awsrequest.AWSResponse(request.url, 200, {}, io.BytesIO())
    made._content = text.encode()
    return made


botocore.httpsession.URLLib3Session.send = answer
loader = botocore.loaders.create_loader()


def choose(case):
    shutil.rmtree(home)
    for path, text in case["files"].items():
        file = pathlib.Path(path.replace("/home/me", home))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace("/home/me", home))
    os.makedirs(home, exist_ok=True)
    os.environ.clear()
    os.environ.update({"HOME": home, "PATH": "/usr/bin:/bin"})
    os.environ.update({name: value.replace("/home/me", home) for name, value in case["environment"].items()})
    try:
        session = botocore.session.Session(profile=case["profile"])
        session.register_component("data_loader", loader)
        found = session.get_credentials()
        return found.get_frozen_credentials().access_key if found else None
    except Exception as error:
        print(json.dumps(case), repr(error), file=sys.stderr)
        return None


try:
    print(json.dumps([choose(case) for case in cases]))
finally:
    shutil.rmtree(home, ignore_errors=True)
