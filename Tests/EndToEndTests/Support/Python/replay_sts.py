"""Answers that are in no snapshot: who the caller is, temporary credentials, and which regions there are."""
from replay_model import ServiceError


def answer(service, operation, parameters, caller, keyring, snapshot, now):
    """The answer of such an operation; None where the snapshot has it."""
    if service.name == "ec2" and operation.name == "DescribeRegions":
        return regions(snapshot, caller.account)
    if service.name != "sts":
        return None
    if operation.name == "GetCallerIdentity":
        return {"UserId": caller.user, "Account": caller.account, "Arn": caller.arn}
    if operation.name not in ("AssumeRole", "AssumeRoleWithWebIdentity"):
        raise ServiceError(400, "InvalidAction", f"This server does not answer {operation.name}.")
    if operation.name == "AssumeRoleWithWebIdentity":
        if keyring.identity_token is None or parameters["WebIdentityToken"] != keyring.identity_token:
            raise ServiceError(400, "InvalidIdentityToken", "No OpenIDConnect provider found in your account for it")
    made = keyring.assume(parameters["RoleArn"], parameters["RoleSessionName"], now)
    return {
        "Credentials": {"AccessKeyId": made.key, "SecretAccessKey": made.secret, "SessionToken": made.token,
                        "Expiration": made.expires.strftime("%Y-%m-%dT%H:%M:%SZ")},
        "AssumedRoleUser": {"AssumedRoleId": made.user, "Arn": made.arn}}


def regions(snapshot, account):
    """The regions that the account's snapshot has; the one that must be opted into first is not among them."""
    return {"Regions": [{
        "OptInStatus": "opt-in-not-required", "RegionName": name, "Endpoint": f"ec2.{name}.amazonaws.com"}
        for name in snapshot.regions(account)]}
