"""Checks a DPoP proof with another implementation of JWS: on standard input a JSON object with proof (a compact JWS) and
key (the private key in PEM form). Prints the proof's header and payload as JSON; fails where the signature is wrong."""

import json
import sys

from joserfc import jws
from joserfc.jwk import ECKey

given = json.load(sys.stdin)
key = ECKey.import_key(given["key"])
checked = jws.deserialize_compact(given["proof"], ECKey.import_key(key.as_dict(private=False)), algorithms=["ES256"])
public = key.as_dict(private=False)
embedded = checked.headers()["jwk"]
assert {name: public[name] for name in ("kty", "crv", "x", "y")} == embedded, embedded
print(json.dumps({"header": checked.headers(), "payload": json.loads(checked.payload)}))
