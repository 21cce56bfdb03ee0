#include "CLibcurl.h"

#include <dlfcn.h>

// libcurl and the thirty libraries that it needs take 6 ms of CPU time to load. Most commands send nothing, so it is
// loaded when it is set up, and no sooner: the functions of its header are defined here and lead into it.

#ifdef __APPLE__
#define LIBRARY "/usr/lib/libcurl.4.dylib"
#else
#define LIBRARY "libcurl.so.4"
#endif

#define FOR_EACH_FUNCTION(DO)                                                                                          \
  DO(global_init)                                                                                                      \
  DO(easy_init)                                                                                                        \
  DO(easy_cleanup)                                                                                                     \
  DO(easy_setopt)                                                                                                      \
  DO(easy_getinfo)                                                                                                     \
  DO(easy_strerror)                                                                                                    \
  DO(multi_init)                                                                                                       \
  DO(multi_cleanup)                                                                                                    \
  DO(multi_setopt)                                                                                                     \
  DO(multi_add_handle)                                                                                                 \
  DO(multi_remove_handle)                                                                                              \
  DO(multi_perform)                                                                                                    \
  DO(multi_poll)                                                                                                       \
  DO(multi_wakeup)                                                                                                     \
  DO(multi_info_read)                                                                                                  \
  DO(slist_append)                                                                                                     \
  DO(slist_free_all)

#define MEMBER(name) __typeof__(curl_##name) *name;
static struct { FOR_EACH_FUNCTION(MEMBER) } library;

CURLcode curl_global_set_up(void) {
  void *image = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
  if (!image) return CURLE_FAILED_INIT;
#define FIND(name)                                                                                                     \
  library.name = (__typeof__(curl_##name) *)dlsym(image, "curl_" #name);                                               \
  if (!library.name) return CURLE_FAILED_INIT;
  FOR_EACH_FUNCTION(FIND)
  return library.global_init(CURL_GLOBAL_DEFAULT);
}

// Hidden, so that the loaded library finds its own functions and not these.
#define LEADS_INTO_LIBRARY __attribute__((visibility("hidden")))

LEADS_INTO_LIBRARY CURL *curl_easy_init(void) { return library.easy_init(); }

LEADS_INTO_LIBRARY void curl_easy_cleanup(CURL *easy) { library.easy_cleanup(easy); }

LEADS_INTO_LIBRARY const char *curl_easy_strerror(CURLcode code) { return library.easy_strerror(code); }

LEADS_INTO_LIBRARY CURLM *curl_multi_init(void) { return library.multi_init(); }

LEADS_INTO_LIBRARY CURLMcode curl_multi_cleanup(CURLM *multi) { return library.multi_cleanup(multi); }

LEADS_INTO_LIBRARY CURLMcode curl_multi_add_handle(CURLM *multi, CURL *easy) {
  return library.multi_add_handle(multi, easy);
}

LEADS_INTO_LIBRARY CURLMcode curl_multi_remove_handle(CURLM *multi, CURL *easy) {
  return library.multi_remove_handle(multi, easy);
}

LEADS_INTO_LIBRARY CURLMcode curl_multi_perform(CURLM *multi, int *running) {
  return library.multi_perform(multi, running);
}

LEADS_INTO_LIBRARY CURLMcode curl_multi_poll(
    CURLM *multi, struct curl_waitfd others[], unsigned int count, int milliseconds, int *ready) {
  return library.multi_poll(multi, others, count, milliseconds, ready);
}

LEADS_INTO_LIBRARY CURLMcode curl_multi_wakeup(CURLM *multi) { return library.multi_wakeup(multi); }

LEADS_INTO_LIBRARY struct curl_slist *curl_slist_append(struct curl_slist *list, const char *text) {
  return library.slist_append(list, text);
}

LEADS_INTO_LIBRARY void curl_slist_free_all(struct curl_slist *list) { library.slist_free_all(list); }

// Swift cannot call variadic functions: one plain function for each type of argument.

CURLcode curl_easy_set_long(CURL *easy, CURLoption option, long value) {
  return library.easy_setopt(easy, option, value);
}

CURLcode curl_easy_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
  return library.easy_setopt(easy, option, value);
}

CURLcode curl_easy_set_string(CURL *easy, CURLoption option, const char *value) {
  return library.easy_setopt(easy, option, value);
}

CURLcode curl_easy_set_pointer(CURL *easy, CURLoption option, void *value) {
  return library.easy_setopt(easy, option, value);
}

CURLcode curl_easy_set_bytes(CURL *easy, CURLoption option, const void *bytes) {
  return library.easy_setopt(easy, option, bytes);
}

CURLcode curl_easy_set_list(CURL *easy, CURLoption option, struct curl_slist *list) {
  return library.easy_setopt(easy, option, list);
}

CURLcode curl_easy_set_bytes_callback(CURL *easy, CURLoption option, curl_bytes_callback callback) {
  return library.easy_setopt(easy, option, callback);
}

CURLcode curl_easy_set_before_request_callback(CURL *easy, curl_before_request_callback callback) {
  return library.easy_setopt(easy, CURLOPT_PREREQFUNCTION, callback);
}

curl_off_t curl_easy_total_microseconds(CURL *easy) {
  curl_off_t microseconds = 0;
  library.easy_getinfo(easy, CURLINFO_TOTAL_TIME_T, &microseconds);
  return microseconds;
}

CURLMcode curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return library.multi_setopt(multi, option, value);
}

CURL *curl_multi_next_finished(CURLM *multi, CURLcode *result) {
  int left = 0;
  CURLMsg *message;
  while ((message = library.multi_info_read(multi, &left))) {
    if (message->msg == CURLMSG_DONE) {
      *result = message->data.result;
      return message->easy_handle;
    }
  }
  return NULL;
}
