#ifndef CLIBCURL_H
#define CLIBCURL_H

#include <curl/curl.h>
#include <stddef.h>

// libcurl's option calls are variadic, which Swift cannot call: one plain function for each type of argument.

CURLcode curl_easy_set_long(CURL *easy, CURLoption option, long value);
CURLcode curl_easy_set_offset(CURL *easy, CURLoption option, curl_off_t value);
CURLcode curl_easy_set_string(CURL *easy, CURLoption option, const char *value);
CURLcode curl_easy_set_pointer(CURL *easy, CURLoption option, void *value);
CURLcode curl_easy_set_bytes(CURL *easy, CURLoption option, const void *bytes);
CURLcode curl_easy_set_list(CURL *easy, CURLoption option, struct curl_slist *list);

typedef size_t (*curl_bytes_callback)(char *bytes, size_t size, size_t count, void *context);
CURLcode curl_easy_set_bytes_callback(CURL *easy, CURLoption option, curl_bytes_callback callback);

typedef int (*curl_before_request_callback)(void *context, char *remote, char *local, int remotePort, int localPort);
CURLcode curl_easy_set_before_request_callback(CURL *easy, curl_before_request_callback callback);

// Microseconds from the start of the transfer to its end.
curl_off_t curl_easy_total_microseconds(CURL *easy);

CURLMcode curl_multi_set_long(CURLM *multi, CURLMoption option, long value);

// The next transfer that came to its end, with its result; NULL when there is none.
CURL *curl_multi_next_finished(CURLM *multi, CURLcode *result);

// Loads and initialises libcurl for the process. To be called once, before any other function of libcurl; when it fails,
// none of them may be called.
CURLcode curl_global_set_up(void);

#endif
