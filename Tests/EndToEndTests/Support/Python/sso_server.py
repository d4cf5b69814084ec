#!/usr/bin/env python3
"""The portal and the token service of IAM Identity Center, on a free loopback port.

    sso_server.py ACCESS_KEY_ID SECRET SESSION_TOKEN

The portal takes one token, NEW, which the token service gives for the refresh token REFRESH and nothing else. Prints its
port on standard output; ends when standard input closes.
"""
import http.server
import json
import sys
import urllib.parse

from loopback import serve_until_input_closes

NEW, REFRESH = "SEEDED-ACCESS-NEW", "SEEDED-REFRESH"
ROLE = {"role_name": ["reader"], "account_id": ["111122223333"]}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        wanted = {"grantType": "refresh_token", "clientId": "client", "clientSecret": "SEEDED-CLIENT",
                  "refreshToken": REFRESH}
        if self.path != "/token" or asked != wanted or "Authorization" in self.headers:
            return self.answer(400, {"error": "invalid_grant", "error_description": "not the right grant"})
        self.answer(200, {"accessToken": NEW, "expiresIn": 28800, "tokenType": "Bearer", "refreshToken": REFRESH})

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        is_right = url.path == "/federation/credentials" and urllib.parse.parse_qs(url.query) == ROLE
        if not is_right or self.headers.get("x-amz-sso_bearer_token") != NEW or "Authorization" in self.headers:
            return self.answer(401, {"message": "Session token not found or invalid"})
        key, secret, token = sys.argv[1:]
        self.answer(200, {"roleCredentials": {
            "accessKeyId": key, "secretAccessKey": secret, "sessionToken": token, "expiration": 4070908800000}})

    def answer(self, status, content):
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


serve_until_input_closes(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler))
