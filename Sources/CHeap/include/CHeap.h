#ifndef CHEAP_H
#define CHEAP_H

/// Lets the heap grow in large steps of large pages, where the system has them; elsewhere nothing comes of it. To be
/// called before there are other threads.
void heap_use_large_pages(void);

#endif
