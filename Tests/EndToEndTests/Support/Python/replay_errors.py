"""The errors that AWS answers with, each in the code and status that the service's protocol has for it.

Sources: "Error codes for the Amazon EC2 API"; "Common Error Types" in the references of STS and of Elastic Load
Balancing, of Network Firewall and of Lambda; the services' models for errors of one operation.
"""
from replay_model import ServiceError

MESSAGES = {
    "form": "Request is missing Authentication Token", "key": "The security token included in the request is invalid.",
    "token": "The security token included in the request is invalid.",
    "expired": "The security token included in the request is expired", "past": "Signature expired",
    "future": "Signature not yet current", "scope": "Credential should be scoped to a valid region and service",
    "signature": "The request signature we calculated does not match the signature you provided."}
# What EC2 calls an unknown id, where it is not Invalid<Kind>ID.NotFound.
EC2_CODES = {
    "GroupIds": "InvalidGroup.NotFound", "NatGatewayIds": "NatGatewayNotFound",
    "VpcEndpointIds": "InvalidVpcEndpointId.NotFound", "InstanceTypes": "InvalidInstanceType",
    "DhcpOptionsIds": "InvalidDhcpOptionID.NotFound", "EgressOnlyInternetGatewayIds": "InvalidGatewayID.NotFound",
    "TransitGatewayRouteTableIds": "InvalidRouteTableID.NotFound",
    "TransitGatewayRouteTableId": "InvalidRouteTableID.NotFound"}


def authentication_error(service, refused):
    """The error for a request that is not signed as it should be."""
    message = f"{MESSAGES[refused.cause]} ({refused})"
    if service.protocol == "ec2":
        if refused.cause in ("past", "expired"):
            return ServiceError(400, "RequestExpired", message)
        return ServiceError(401, "AuthFailure", message)
    if service.protocol == "query":
        codes = {"form": "MissingAuthenticationToken", "key": "InvalidClientTokenId", "token": "InvalidClientTokenId",
                 "expired": "ExpiredToken"}
        return ServiceError(403, codes.get(refused.cause, "SignatureDoesNotMatch"), message)
    codes = {"form": "MissingAuthenticationTokenException", "key": "UnrecognizedClientException",
             "token": "UnrecognizedClientException", "expired": "ExpiredTokenException"}
    status = 400 if service.protocol == "json" else 403
    return ServiceError(status, codes.get(refused.cause, "InvalidSignatureException"), message)


def not_found(service, operation, parameter, identifier):
    """The error for an id that no resource has."""
    if service.protocol == "ec2":
        kind = parameter.removesuffix("s").removesuffix("Id")
        code = EC2_CODES.get(parameter, f"Invalid{kind}ID.NotFound")
        return ServiceError(400, code, f"The ID '{identifier}' does not exist")
    shapes = [shape for shape in operation.error_shapes if "NotFound" in shape.name]
    kind = parameter.removesuffix("s").removesuffix("Arn").removesuffix("Name").lower()
    shapes.sort(key=lambda shape: kind not in shape.name.lower())
    if not shapes:
        return ServiceError(400, "ValidationException", f"There is no '{identifier}'")
    told = shapes[0].metadata.get("error", {})
    return ServiceError(
        told.get("httpStatusCode", 400), told.get("code", shapes[0].name), f"There is no '{identifier}'")
