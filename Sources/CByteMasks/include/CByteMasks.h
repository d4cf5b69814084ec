#ifndef AWSDROPS_CBYTEMASKS_H
#define AWSDROPS_CBYTEMASKS_H

// Compares of many values at once whose results are bits. Swift has vectors, but no way from a vector of results to bits.

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

/// Bit i is set where byte i of the 16 at `bytes`, taken as a signed number, is above `least`.
static inline uint32_t byte_mask16_above(const void *bytes, int8_t least) {
    __m128i text = _mm_loadu_si128((const __m128i *)bytes);
    return (uint32_t)_mm_movemask_epi8(_mm_cmpgt_epi8(text, _mm_set1_epi8((char)least)));
}

/// Bit i is set where lane i of the four words that begin at `starts` is at fault; see `word_faults16`.
static inline uint32_t word_faults4(
    const uint32_t *starts, const uint32_t *wanted, const uint32_t *minded, const int32_t *longest) {
    const __m128i place = _mm_set1_epi32(0x3FFFFFFF);
    __m128i start = _mm_loadu_si128((const __m128i *)starts);
    __m128i end = _mm_loadu_si128((const __m128i *)(starts + 1));
    __m128i flags = _mm_and_si128(
        _mm_xor_si128(end, _mm_loadu_si128((const __m128i *)wanted)), _mm_loadu_si128((const __m128i *)minded));
    // One less than the length: negative where the word is empty.
    __m128i length = _mm_sub_epi32(
        _mm_sub_epi32(_mm_and_si128(end, place), _mm_and_si128(start, place)), _mm_set1_epi32(2));
    __m128i room = _mm_sub_epi32(_mm_loadu_si128((const __m128i *)longest), length);
    __m128i faults = _mm_or_si128(_mm_or_si128(flags, _mm_slli_epi32(flags, 1)), _mm_or_si128(length, room));
    return (uint32_t)_mm_movemask_ps(_mm_castsi128_ps(faults));
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

/// Bit i is set where byte i of the 16 at `bytes`, taken as a signed number, is above `least`.
static inline uint32_t byte_mask16_above(const void *bytes, int8_t least) {
    int8_t text[16];
    memcpy(text, bytes, 16);
    uint32_t mask = 0;
    for (int i = 0; i < 16; i++) mask |= (uint32_t)(text[i] > least) << i;
    return mask;
}

/// Bit i is set where lane i of the four words that begin at `starts` is at fault; see `word_faults16`.
static inline uint32_t word_faults4(
    const uint32_t *starts, const uint32_t *wanted, const uint32_t *minded, const int32_t *longest) {
    uint32_t mask = 0;
    for (int i = 0; i < 4; i++) {
        uint32_t flags = (starts[i + 1] ^ wanted[i]) & minded[i];
        int32_t length = (int32_t)(starts[i + 1] & 0x3FFFFFFF) - (int32_t)(starts[i] & 0x3FFFFFFF) - 2;
        mask |= (uint32_t)(flags != 0 || length < 0 || length > longest[i]) << i;
    }
    return mask;
}

#endif

/// Bit i is set where byte i of the 64 at `bytes` is `wanted`.
static inline uint64_t byte_mask64_equal(const void *bytes, uint8_t wanted) {
    const uint8_t *text = (const uint8_t *)bytes;
    return (uint64_t)byte_mask16_equal(text, wanted) | (uint64_t)byte_mask16_equal(text + 16, wanted) << 16 |
           (uint64_t)byte_mask16_equal(text + 32, wanted) << 32 | (uint64_t)byte_mask16_equal(text + 48, wanted) << 48;
}

/// Bit i is set where byte i of the 64 at `bytes` is a decimal digit.
static inline uint64_t byte_mask64_digits(const void *bytes) {
    const uint8_t *text = (const uint8_t *)bytes;
    return (uint64_t)byte_mask16_digits(text) | (uint64_t)byte_mask16_digits(text + 16) << 16 |
           (uint64_t)byte_mask16_digits(text + 32) << 32 | (uint64_t)byte_mask16_digits(text + 48) << 48;
}

/// Bit i is set where word i of 16 is at fault.
///
/// `starts` holds where 17 words begin, in the low 30 bits; the two bits above them say something of the word before. At fault
/// is a word that is empty, longer than `longest` and one, or whose two bits are not `wanted` where `minded` has them.
static inline uint32_t word_faults16(
    const uint32_t *starts, const uint32_t *wanted, const uint32_t *minded, const int32_t *longest) {
    return word_faults4(starts, wanted, minded, longest) |
           word_faults4(starts + 4, wanted + 4, minded + 4, longest + 4) << 4 |
           word_faults4(starts + 8, wanted + 8, minded + 8, longest + 8) << 8 |
           word_faults4(starts + 12, wanted + 12, minded + 12, longest + 12) << 12;
}

#endif
