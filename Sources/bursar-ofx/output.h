// Lines of JSON on the standard output, up to a limit.
#ifndef BURSAR_OFX_OUTPUT_H
#define BURSAR_OFX_OUTPUT_H

#include <stdbool.h>
#include <time.h>

// A file that would say more than this is refused: 64 MiB.
enum { OUTPUT_LIMIT = 64 << 20 };

// How the program ends.
enum { ENDED_WELL = 0, ENDED_UNREAD = 1, ENDED_MISUSED = 2, ENDED_TOO_LARGE = 3, ENDED_UNWRITTEN = 4 };

// Begins a line: {"record":"name".
void begin_record(const char *name);
// Members; those that are not valid are left out.
void put_text(const char *name, const char *text, int is_valid);
// The shortest plain decimal that is this number: the text it was read from, where that had at most 15 digits.
void put_number(const char *name, double number, int is_valid);
// Seconds since 1970.
void put_time(const char *name, time_t seconds, int is_valid);
void put_flag(const char *name, bool flag);
// Ends the line.
void end_record(void);
// Writes what waits.
void flush_output(void);

#endif
