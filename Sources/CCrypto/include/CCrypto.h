#ifndef AWSDROPS_CCRYPTO_H
#define AWSDROPS_CCRYPTO_H

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/opensslv.h>
#include <stddef.h>

_Static_assert(OPENSSL_VERSION_NUMBER >= 0x30000000L, "awsdrops needs OpenSSL 3.0 or newer");

/// Writes the 32 bytes of SHA-256 to `digest`. Returns 1 on success, 0 where libcrypto has no SHA-256.
static inline int ccrypto_sha256(const void *data, size_t count, unsigned char *digest) {
    unsigned int length = 0;
    static const unsigned char none = 0;
    // A null pointer stands for "no change" in parts of libcrypto, so an empty input gets a real address.
    return EVP_Digest(count > 0 ? data : &none, count, digest, &length, EVP_sha256(), NULL) == 1 && length == 32;
}

/// Writes the 20 bytes of SHA-1 to `digest`. Returns 1 on success, 0 where libcrypto has no SHA-1.
static inline int ccrypto_sha1(const void *data, size_t count, unsigned char *digest) {
    unsigned int length = 0;
    static const unsigned char none = 0;
    return EVP_Digest(count > 0 ? data : &none, count, digest, &length, EVP_sha1(), NULL) == 1 && length == 20;
}

/// Writes the 32 bytes of HMAC-SHA-256 to `code`. Keys of 2 GiB and more are refused. Returns 1 on success, 0 otherwise.
static inline int ccrypto_hmac_sha256(
    const void *key, size_t key_count, const void *data, size_t count, unsigned char *code) {
    unsigned int length = 0;
    static const unsigned char none = 0;
    if (key_count > 0x7fffffff) return 0;
    return HMAC(EVP_sha256(), key_count > 0 ? key : &none, (int)key_count, count > 0 ? data : &none, count, code,
                &length) != NULL
        && length == 32;
}

/// Writes the two coordinates, 32 bytes each, of the public half of a P-256 private key in PEM form. Returns 1 on success,
/// 0 where it is no such key.
int ccrypto_p256_public(const void *pem, size_t pem_count, unsigned char *x, unsigned char *y);

/// Writes the 64 bytes of an ECDSA signature over SHA-256, `r` and then `s`, made with a P-256 private key in PEM form.
/// Returns 1 on success, 0 where it is no such key or libcrypto refuses.
int ccrypto_p256_sign(
    const void *pem, size_t pem_count, const void *data, size_t count, unsigned char *signature);

#endif
