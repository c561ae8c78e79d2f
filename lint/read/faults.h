/* The findings a reader can add: READ_FAULT rules of family read/. */
#ifndef READ_FAULTS_H
#define READ_FAULTS_H

#include "doc/rule.h"

extern const struct rule rule_read_unreadable; /* {0}: reason */
extern const struct rule rule_read_encoding;   /* {0}: byte offset */
extern const struct rule rule_read_syntax;     /* {0}: what is wrong; {1}: what was left out */
extern const struct rule
	rule_read_limit; /* {0}: which limit, or rule (message 1); {1}: its number */
extern const struct rule rule_read_lost; /* {0}: which content; {1}: why it is not checked */
extern const struct rule rule_read_duplicate_key; /* {0}: key */
extern const struct rule rule_read_yaml_width;    /* {0}: what looks like YAML but is full-width */

#endif
