#ifndef AWSDROPS_CSHAPES_H
#define AWSDROPS_CSHAPES_H

#include <stddef.h>

/// The table of API shapes, one line per service, operation and shape; Scripts/generate-shapes.py tells the form.
const char *cshapes_text(void);

/// How many bytes it has, without the NUL at the end.
size_t cshapes_length(void);

#endif
