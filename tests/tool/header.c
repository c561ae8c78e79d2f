/* Compiled alone as C11 and as C++: the public header needs nothing else. */
#include "qdlint.h"

int main(void)
{
	return qd_version()[0] == '\0';
}
