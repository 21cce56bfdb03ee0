#define _GNU_SOURCE
#include "CHeap.h"

#include <stdint.h>
#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

// The tree of a document fills megabytes at once, and each small page of them costs an interruption.
static const uintptr_t large_page = 2 << 20;
static const int step = 4 << 20;
// What the allocator writes while it grows the heap makes a small page of that place, so the large ones begin after it.
static const uintptr_t lead = 256 << 10;

void heap_use_large_pages(void) {
  mallopt(M_MMAP_THRESHOLD, 4 * step);
  mallopt(M_TOP_PAD, step);
  uintptr_t end = (uintptr_t)sbrk(0);
  uintptr_t first = (end + lead + large_page - 1) & ~(large_page - 1);
  if (sbrk((intptr_t)(first - lead - end)) == (void *)-1) return;
  void *volatile grown = malloc(lead * 3 / 4);
  free(grown);
  uintptr_t new_end = (uintptr_t)sbrk(0);
  if (new_end > first) madvise((void *)first, new_end - first, MADV_HUGEPAGE);
}
#else
void heap_use_large_pages(void) {}
#endif
