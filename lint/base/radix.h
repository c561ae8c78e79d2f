/* Sorting by a 64-bit number, byte by byte. */
#ifndef BASE_RADIX_H
#define BASE_RADIX_H

#include <stddef.h>
#include <stdint.h>

struct radix {
	uint64_t key, value;
};

/* Sorts v by key; equal keys keep their order. tmp: as much room again. Bytes that all keys share
 * cost nothing. */
void radix_sort(struct radix *v, struct radix *tmp, size_t n);

#endif
