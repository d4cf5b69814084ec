#!/usr/bin/env python3
"""TLS in front of a test server, and a proxy on the way to it, each on a free loopback port.

    secure_front.py UPSTREAM FOLDER

UPSTREAM is the server's URL. The front speaks TLS as `localhost`, with a certificate of an authority whose own one it
writes to FOLDER/ca.pem, and passes all bytes on. The proxy takes CONNECT, and writes the host of each to FOLDER/proxy;
its port is in FOLDER/proxy-port. Prints the front's port on standard output; ends when standard input closes.
"""
import datetime
import pathlib
import socket
import socketserver
import ssl
import sys
import threading
import urllib.parse

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from loopback import POLL_SECONDS, serve_until_input_closes

PEM = serialization.Encoding.PEM


def certificate(name, key, issuer, issuer_key, *extensions):
    now = datetime.datetime.now(datetime.timezone.utc)
    builder = (
        x509.CertificateBuilder().subject_name(name).issuer_name(issuer).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(hours=1)))
    for extension in extensions:
        builder = builder.add_extension(extension, critical=True)
    return builder.sign(issuer_key, hashes.SHA256())


def named(text):
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, text)])


def server_context(folder):
    """What speaks TLS as localhost; the authority's certificate is in the folder."""
    authority, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    own = certificate(named("test authority"), authority, named("test authority"), authority,
                      x509.BasicConstraints(ca=True, path_length=None))
    (folder / "ca.pem").write_bytes(own.public_bytes(PEM))
    leaf = certificate(named("localhost"), key, named("test authority"), authority,
                       x509.SubjectAlternativeName([x509.DNSName("localhost")]))
    pem = key.private_bytes(PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "server.pem").write_bytes(pem + leaf.public_bytes(PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem")
    return context


def copy(source, target):
    try:
        while data := source.recv(1 << 16):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def join(one, other):
    """Passes bytes on both ways, until both have ended."""
    back = threading.Thread(target=copy, args=[other, one], daemon=True)
    back.start()
    copy(one, other)
    back.join()


class Front(socketserver.BaseRequestHandler):
    context: ssl.SSLContext
    upstream: tuple

    def handle(self):
        try:
            inside = self.context.wrap_socket(self.request, server_side=True)
        except (ssl.SSLError, OSError):
            return  # a client that does not trust the certificate
        with inside, socket.create_connection(self.upstream) as outside:
            join(inside, outside)


class Proxy(socketserver.StreamRequestHandler):
    log: pathlib.Path

    def handle(self):
        words = self.rfile.readline().decode("latin-1").split()
        while self.rfile.readline().strip():
            pass
        with open(self.log, "a", encoding="utf-8") as file:
            print(*words, file=file)
        if words[:1] != ["CONNECT"]:
            self.wfile.write(b"HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n")
            return
        host, _, port = words[1].rpartition(":")
        with socket.create_connection((host, int(port))) as outside:
            self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            join(self.connection, outside)


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 64


def main():
    upstream, folder = urllib.parse.urlsplit(sys.argv[1]), pathlib.Path(sys.argv[2])
    front = type("BoundFront", (Front,), {
        "context": server_context(folder), "upstream": (upstream.hostname, upstream.port)})
    proxy = Server(("127.0.0.1", 0), type("BoundProxy", (Proxy,), {"log": folder / "proxy"}))
    (folder / "proxy-port").write_text(str(proxy.server_address[1]))
    threading.Thread(target=proxy.serve_forever, args=[POLL_SECONDS], daemon=True).start()
    serve_until_input_closes(Server(("127.0.0.1", 0), front))


if __name__ == "__main__":
    main()
