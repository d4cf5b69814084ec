#ifndef AWSDROPS_CEXPAT_H
#define AWSDROPS_CEXPAT_H

#include <expat.h>

// 2.4.0 brought the protection against entities that expand without end.
_Static_assert(XML_MAJOR_VERSION > 2 || (XML_MAJOR_VERSION == 2 && XML_MINOR_VERSION >= 4),
               "awsdrops needs expat 2.4 or newer");

// Swift imports C enumerations and unsigned char results in awkward types; these give plain ones.

/// Parses `count` bytes (the last ones if `final`). Returns 1 while the document is well-formed so far.
static inline int cexpat_parse(XML_Parser parser, const char *bytes, int count, int final) {
    return XML_Parse(parser, bytes, count, final) == XML_STATUS_OK;
}

/// Stops the parser for good; `cexpat_parse` then returns 0.
static inline void cexpat_stop(XML_Parser parser) { (void)XML_StopParser(parser, XML_FALSE); }

/// What the parser did not like, in words.
static inline const char *cexpat_error_text(XML_Parser parser) {
    const char *text = XML_ErrorString(XML_GetErrorCode(parser));
    return text != NULL ? text : "unknown XML error";
}

/// Whether the document ended too early: no element at all, an open element, or an unfinished token.
static inline int cexpat_is_truncated(XML_Parser parser) {
    switch (XML_GetErrorCode(parser)) {
    case XML_ERROR_NO_ELEMENTS:
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_PARTIAL_CHAR:
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
        return 1;
    default:
        return 0;
    }
}

/// The line of the fault, from 1.
static inline unsigned long long cexpat_line(XML_Parser parser) {
    return (unsigned long long)XML_GetCurrentLineNumber(parser);
}

#endif
