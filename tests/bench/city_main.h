/* The door of the generator of sets. */
#ifndef BENCH_CITY_MAIN_H
#define BENCH_CITY_MAIN_H

/* argv[0] is «city»; returns what to exit with. */
int city_main(int argc, char **argv);

#endif
