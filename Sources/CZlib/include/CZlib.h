#ifndef AWSDROPS_CZLIB_H
#define AWSDROPS_CZLIB_H

#include <zlib.h>

_Static_assert(ZLIB_VERNUM >= 0x12b0, "zlib 1.2.11 or newer is needed");

/// Prepares `stream`, all zero before, for one gzip member; Z_OK or a zlib error. The stream must not move afterwards.
static inline int czlib_inflate_init_gzip(z_stream *stream) {
    // 16 asks for the gzip wrapper alone, 15 is the largest window.
    return inflateInit2(stream, 15 + 16);
}

#endif
