#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <openssl/crypto.h>
#include <openssl/err.h>

// SHA-256 over a context that is a plain value. OpenSSL calls this interface old, but keeps it, and behind its EVP
// interface a digest of a hundred bytes costs several times as much: a context of that is made, copied and freed.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

static inline int bursar_sha256_begin(SHA256_CTX *context) { return SHA256_Init(context); }

static inline int bursar_sha256_update(SHA256_CTX *context, const void *bytes, size_t count) {
  return SHA256_Update(context, bytes, count);
}

static inline int bursar_sha256_finish(SHA256_CTX *context, unsigned char *output) {
  return SHA256_Final(output, context);
}

#pragma GCC diagnostic pop
