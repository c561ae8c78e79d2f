/* The functions a rule finds in its environment, each charged what it costs. */
#ifndef SCRIPT_LIB_H
#define SCRIPT_LIB_H

#include "script/sandbox.h"

/* Replaces the globals of a new state by the whitelist, and the methods of strings too. */
void lib_open(lua_State *L);

/* script/lib_table.c: pairs in a fixed order; a stable sort that asks no clock. */
int lib_pairs(lua_State *L);
int lib_sort(lua_State *L);

/* script/lib_string.c: patterns are PCRE2. */
int lib_find(lua_State *L);
int lib_match(lua_State *L);
int lib_gmatch(lua_State *L);
int lib_gsub(lua_State *L);

/* The text of a value as tostring gives it: never an address. Pushes it. */
void lib_push_text(lua_State *L, int index);

#endif
