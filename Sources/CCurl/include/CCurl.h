#ifndef AWSDROPS_CCURL_H
#define AWSDROPS_CCURL_H
#endif
