/* Bodies: what they are called, and how they hang together. */
#include "script/api.h"

#include "script/sandbox.h"

enum { NAME_STEPS = 100 }; /* to bring a name to one form */

static const struct bodies *bodies_of(lua_State *L)
{
	return &job_of(L)->pass->c->bodies;
}

static uint32_t body_id(lua_State *L, int index)
{
	return (uint32_t)handle_take(L, index, HANDLE_BODY);
}

static const struct body *body_at(lua_State *L)
{
	return &bodies_of(L)->body[body_id(L, 1)];
}

static int push_body(lua_State *L, uint32_t id)
{
	if (id == NONE)
		lua_pushnil(L);
	else
		handle_push(L, handle_make(HANDLE_BODY, 0, id));
	return 1;
}

int api_body_name(lua_State *L)
{
	return api_push_str(L, body_at(L)->name);
}

int api_body_canonical(lua_State *L)
{
	return api_push_str(L, bodies_of(L)->key.text[body_id(L, 1)]);
}

int api_body_level(lua_State *L)
{
	lua_pushstring(L, tier_title(body_at(L)->tier).zh);
	return 1;
}

int api_body_class(lua_State *L)
{
	lua_pushstring(L, body_class_title(body_at(L)->class).zh);
	return 1;
}

int api_body_registered(lua_State *L)
{
	lua_pushboolean(L, body_at(L)->registered);
	return 1;
}

int api_body_parent(lua_State *L)
{
	return push_body(L, body_at(L)->parent);
}

int api_body_same_system(lua_State *L)
{
	lua_pushboolean(L, bodies_same_system(bodies_of(L), body_id(L, 1), body_id(L, 2)));
	return 1;
}

/* (body, date?) → what the body is on that day, where a reform has done away with its name. */
int api_body_successor(lua_State *L)
{
	const struct corpus *c = job_of(L)->pass->c;
	lua_Integer day = luaL_optinteger(L, 2, c->as_of);
	str place;
	const struct former *f = body_former(&c->bodies, body_id(L, 1), &place);

	if (!f || day < (lua_Integer)c->systems->reform[f->reform].done) {
		lua_pushnil(L);
		return 1;
	}
	api_push_str(L, place);
	api_push_str(L, f->successor);
	lua_concat(L, 2);
	return 1;
}

/* (set, name, region?) → the body that lists of that region call so. */
int api_set_body(lua_State *L)
{
	str name, region = { 0 };

	handle_take(L, 1, HANDLE_SET);
	name = api_check_utf8(L, api_text_at(L, 2));
	if (!lua_isnoneornil(L, 3))
		region = api_check_utf8(L, api_text_at(L, 3));
	sandbox_charge(L, NAME_STEPS + name.n + region.n);
	return push_body(L, bodies_find(bodies_of(L), name, region));
}
