/* libyaml's events over a piece of a text, with places in bytes and nesting counted. */
#ifndef READ_YAML_EVENTS_H
#define READ_YAML_EVENTS_H

#include "base/arena.h"

#include <yaml.h>

/* Why a piece cannot be read. */
struct yaml_trouble {
	bool too_deep;
	bool is_control;     /* a character YAML does not allow stands at `at` */
	const char *problem; /* as libyaml says it, NULL when too deep */
	size_t at;           /* in the text */
	size_t from;         /* where what began that it broke; ≤ at */
};

/* A piece of a text being parsed. libyaml counts code points: `byte` and `point` are one place
 * in both measures, moved on from event to event. */
struct yaml_events {
	yaml_parser_t parser;
	yaml_event_t event;
	str text; /* the whole; places are bytes of it */
	size_t beg, end;
	size_t byte, point;
	uint32_t depth, max_depth;
	uint32_t list_depth, dash; /* of the outermost list open, and the column of its dashes */
	bool has_event, too_deep, swallowed;
};

void yaml_events_open(struct yaml_events *e, str text, size_t beg, size_t end, uint32_t max_depth);
void yaml_events_close(struct yaml_events *e);

/* The next event into e->event. False on an error of syntax, when nested too deep, and when a
 * quoted scalar goes on over the beginning of a further item: libyaml lets it, but what happened
 * is that a quote was not closed. */
bool yaml_events_next(struct yaml_events *e);

/* Where the event at hand begins; events are asked in order. */
size_t yaml_events_at(struct yaml_events *e);

/* Where the scalar, its tag and anchor left aside, begins; *exact tells whether its value stands
 * in the text as it is, and then *value is that slice. */
size_t yaml_events_scalar(struct yaml_events *e, str *value, bool *exact);

/* Passes over the node whose first event is at hand. False as yaml_events_next. */
bool yaml_events_skip(struct yaml_events *e);

/* Can all of [beg, end) be parsed? Else *t says what is wrong. Makes nothing of it. */
bool yaml_sound(str text, size_t beg, size_t end, uint32_t max_depth, struct yaml_trouble *t);

#endif
