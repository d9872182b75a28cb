// libcurl, with its variadic calls made plain and its macros made values.
#ifndef BURSAR_CURL_H
#define BURSAR_CURL_H

#include <curl/curl.h>

// curl.h checks the types of the variadic calls by macros of the same names; the calls themselves are meant here.
#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_multi_setopt

typedef size_t (*bursar_curl_sink)(char *bytes, size_t size, size_t count, void *context);
typedef curl_socket_t (*bursar_curl_opener)(void *context, curlsocktype purpose, struct curl_sockaddr *address);

static inline CURLcode bursar_curl_set_long(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode bursar_curl_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(easy, option, value);
}

// libcurl copies strings.
static inline CURLcode bursar_curl_set_text(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}

// libcurl keeps the pointer.
static inline CURLcode bursar_curl_set_pointer(CURL *easy, CURLoption option, const void *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode bursar_curl_set_sink(CURL *easy, CURLoption option, bursar_curl_sink value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode bursar_curl_set_opener(CURL *easy, bursar_curl_opener value) {
  return curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, value);
}

static inline long bursar_curl_status(CURL *easy) {
  long status = 0;
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

static inline void *bursar_curl_context(CURL *easy) {
  char *context = 0;
  curl_easy_getinfo(easy, CURLINFO_PRIVATE, &context);
  return context;
}

static inline CURLMcode bursar_curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}

// The next transfer that has ended, or null; its result is stored.
static inline CURL *bursar_curl_next_ended(CURLM *multi, CURLcode *result) {
  int left = 0;
  CURLMsg *message;
  while ((message = curl_multi_info_read(multi, &left))) {
    if (message->msg == CURLMSG_DONE) {
      *result = message->data.result;
      return message->easy_handle;
    }
  }
  return 0;
}

static inline CURLcode bursar_curl_global_init(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

static inline const struct sockaddr *bursar_curl_address(const struct curl_sockaddr *address) {
  return &address->addr;
}

static inline curl_socket_t bursar_curl_open(const struct curl_sockaddr *address) {
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

#endif
