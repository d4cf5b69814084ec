#ifndef AWSDROPS_CBYTEMASKS_H
#define AWSDROPS_CBYTEMASKS_H

// Compares of many bytes at once whose results are bits. Swift has vectors, but no way from a vector of results to bits.

#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>

/// Bit i is set where byte i of the 16 at `bytes` is `wanted`.
static inline uint32_t byte_mask16_equal(const void *bytes, uint8_t wanted) {
    __m128i text = _mm_loadu_si128((const __m128i *)bytes);
    return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(text, _mm_set1_epi8((char)wanted)));
}

/// Bit i is set where byte i of the 16 at `bytes` is a decimal digit.
static inline uint32_t byte_mask16_digits(const void *bytes) {
    __m128i text = _mm_loadu_si128((const __m128i *)bytes);
    // Moved so that digits are the lowest values of a signed byte.
    __m128i moved = _mm_add_epi8(text, _mm_set1_epi8((char)(0x80 - '0')));
    return (uint32_t)_mm_movemask_epi8(_mm_cmplt_epi8(moved, _mm_set1_epi8((char)(0x80 + 10))));
}

#else

/// Bit i is set where byte i of the 16 at `bytes` is `wanted`.
static inline uint32_t byte_mask16_equal(const void *bytes, uint8_t wanted) {
    uint8_t text[16];
    memcpy(text, bytes, 16);
    uint32_t mask = 0;
    for (int i = 0; i < 16; i++) mask |= (uint32_t)(text[i] == wanted) << i;
    return mask;
}

/// Bit i is set where byte i of the 16 at `bytes` is a decimal digit.
static inline uint32_t byte_mask16_digits(const void *bytes) {
    uint8_t text[16];
    memcpy(text, bytes, 16);
    uint32_t mask = 0;
    for (int i = 0; i < 16; i++) mask |= (uint32_t)((uint8_t)(text[i] - '0') < 10) << i;
    return mask;
}

#endif

/// Bit i is set where byte i of the 64 at `bytes` is `wanted`.
static inline uint64_t byte_mask64_equal(const void *bytes, uint8_t wanted) {
    const uint8_t *text = (const uint8_t *)bytes;
    return (uint64_t)byte_mask16_equal(text, wanted) | (uint64_t)byte_mask16_equal(text + 16, wanted) << 16 |
           (uint64_t)byte_mask16_equal(text + 32, wanted) << 32 | (uint64_t)byte_mask16_equal(text + 48, wanted) << 48;
}

#endif
