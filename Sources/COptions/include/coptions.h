#ifndef BURSAR_COPTIONS_H
#define BURSAR_COPTIONS_H

#include <stdbool.h>

/// Long options that one command may know.
enum { COPTIONS_LIMIT = 32 };

/// A long option without its two hyphens.
typedef struct {
  const char *name;
  bool takes_value;
} coptions_option;

/// What the next argument turned out to be.
typedef enum {
  coptions_found,
  coptions_unknown,
  coptions_value_missing,
  coptions_end
} coptions_outcome;

typedef struct {
  coptions_outcome outcome;
  /// With `coptions_found`: index of the option.
  int option;
  /// With `coptions_found`: the option's value, or NULL. With an error: the argument at fault. Valid until the next
  /// call.
  const char *text;
  /// With `coptions_end`: index in `argv` of the first operand; operands have been moved behind the options.
  int first_operand;
} coptions_step;

/// Reads the next option of `argv` (whose first element is skipped) with `getopt_long`; `restart` begins anew.
/// Not for several threads.
coptions_step coptions_next(
  int argc, char *const *argv, const coptions_option *options, int count, bool restart);

#endif
