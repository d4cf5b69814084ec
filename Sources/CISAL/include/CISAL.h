#ifndef AWSDROPS_CISAL_H
#define AWSDROPS_CISAL_H

#include <isa-l/igzip_lib.h>

_Static_assert(ISAL_GZIP == 1, "ISA-L 2.16 or newer is needed: older ones do not check gzip trailers");

/// Prepares `state` for one gzip member: header read, checksum and length of the trailer checked.
static inline void cisal_start_gzip_member(struct inflate_state *state) {
    isal_inflate_init(state);
    state->crc_flag = ISAL_GZIP;
}

/// Whether the member is read to its end and all of it was given out.
static inline int cisal_is_finished(const struct inflate_state *state) {
    return state->block_state == ISAL_BLOCK_FINISH;
}

#endif
