/* Little-endian numbers at any address. */
#ifndef READ_LE_H
#define READ_LE_H

#include <stdint.h>

static inline uint32_t le16(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;

	return (uint32_t)u[0] | (uint32_t)u[1] << 8;
}

static inline uint32_t le32(const char *p)
{
	return le16(p) | le16(p + 2) << 16;
}

#endif
