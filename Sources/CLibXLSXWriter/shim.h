#ifndef SYNOPTIC_CLIBXLSXWRITER_H
#define SYNOPTIC_CLIBXLSXWRITER_H
#if !__has_include(<xlsxwriter.h>)
#error "libxlsxwriter is missing: on Debian, run  apt-get install libxlsxwriter-dev zlib1g-dev"
#endif
#include <xlsxwriter.h>
#include <zlib.h>
#endif
