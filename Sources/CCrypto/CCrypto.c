#include "CCrypto.h"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/pem.h>
#include <string.h>

/// Refuses to ask for a pass phrase at the terminal, which libcrypto does by itself.
static int no_phrase(char *buffer, int size, int is_writing, void *context) {
    (void)buffer, (void)size, (void)is_writing, (void)context;
    return -1;
}

/// The key, to be freed, or null where it is no P-256 key.
static EVP_PKEY *p256_key(const void *pem, size_t count) {
    if (pem == NULL || count > 0xffff) return NULL;
    BIO *source = BIO_new_mem_buf(pem, (int)count);
    if (source == NULL) return NULL;
    EVP_PKEY *key = PEM_read_bio_PrivateKey(source, NULL, no_phrase, NULL);
    BIO_free(source);
    char group[32] = "";
    if (key != NULL
        && (EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, group, sizeof group, NULL) != 1
            || strcmp(group, "prime256v1") != 0)) {
        EVP_PKEY_free(key);
        key = NULL;
    }
    return key;
}

int ccrypto_p256_public(const void *pem, size_t pem_count, unsigned char *x, unsigned char *y) {
    EVP_PKEY *key = p256_key(pem, pem_count);
    if (key == NULL) return 0;
    BIGNUM *x_number = NULL, *y_number = NULL;
    int succeeded = EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_EC_PUB_X, &x_number) == 1
        && EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_EC_PUB_Y, &y_number) == 1
        && BN_bn2binpad(x_number, x, 32) == 32 && BN_bn2binpad(y_number, y, 32) == 32;
    BN_free(x_number);
    BN_free(y_number);
    EVP_PKEY_free(key);
    return succeeded;
}

int ccrypto_p256_sign(
    const void *pem, size_t pem_count, const void *data, size_t count, unsigned char *signature) {
    EVP_PKEY *key = p256_key(pem, pem_count);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    unsigned char der[80];
    size_t length = sizeof der;
    int succeeded = key != NULL && context != NULL
        && EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, key) == 1
        && EVP_DigestSign(context, der, &length, data, count) == 1;
    const unsigned char *position = der;
    ECDSA_SIG *pair = succeeded ? d2i_ECDSA_SIG(NULL, &position, (long)length) : NULL;
    succeeded = pair != NULL && BN_bn2binpad(ECDSA_SIG_get0_r(pair), signature, 32) == 32
        && BN_bn2binpad(ECDSA_SIG_get0_s(pair), signature + 32, 32) == 32;
    ECDSA_SIG_free(pair);
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
    return succeeded;
}
