#ifndef AWSDROPS_CZLIB_H
#define AWSDROPS_CZLIB_H
#endif
