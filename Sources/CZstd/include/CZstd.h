#ifndef AWSDROPS_CZSTD_H
#define AWSDROPS_CZSTD_H

#include <zstd.h>

_Static_assert(ZSTD_VERSION_NUMBER >= 10400, "zstd 1.4 or newer is needed: older ones have no limit on the window");

/// Forbids windows of more than 2 to the power of `log` bytes, which a hostile frame asks for; 0 or a zstd error.
static inline size_t czstd_limit_window(ZSTD_DCtx *context, int log) {
    return ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, log);
}

#endif
