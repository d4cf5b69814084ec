#!/usr/bin/env python3
"""The metadata service of an EC2 instance (version 2) and of a container, on a free loopback port.

    metadata_server.py ACCESS_KEY_ID SECRET

Prints its port on standard output; ends when standard input closes. Strict: the token's request must be a PUT without a
body, every other question must bring the token.
"""
import http.server
import json
import sys

from loopback import serve_until_input_closes

ROOT = "/latest/meta-data/"
TOKEN = "SEEDED-TOKEN-OF-THE-INSTANCE"


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_PUT(self):
        lasts = self.headers.get("x-aws-ec2-metadata-token-ttl-seconds", "")
        empty = self.headers.get("Content-Length", "0") == "0" and "Transfer-Encoding" not in self.headers
        right = self.path == "/latest/api/token" and lasts.isdigit() and empty
        self.answer(200 if right else 400, TOKEN if right else "")

    def do_GET(self):
        keys = json.dumps({
            "Code": "Success", "AccessKeyId": sys.argv[1], "SecretAccessKey": sys.argv[2],
            "Token": "SEEDED-TOKEN-OF-THE-ROLE", "Expiration": "2099-01-01T00:00:00Z"})
        if self.path == "/container?task=1":
            return self.answer(200 if self.headers.get("Authorization") == "pass" else 403, keys)
        if self.headers.get("x-aws-ec2-metadata-token") != TOKEN:
            return self.answer(401, "")
        answers = {
            ROOT + "iam/security-credentials/": "the-role\n", ROOT + "iam/security-credentials/the-role": keys,
            ROOT + "placement/region": "eu-west-1"}
        self.answer(200 if self.path in answers else 404, answers.get(self.path, ""))

    def answer(self, status, text):
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        pass


serve_until_input_closes(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler))
