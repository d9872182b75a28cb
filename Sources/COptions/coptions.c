#include "coptions.h"

#include <getopt.h>
#include <stddef.h>

/// Above every character, so that an option's index is never taken for a short option.
enum { FIRST_IDENTIFIER = 256 };

coptions_step coptions_next(
  int argc, char *const *argv, const coptions_option *options, int count, bool restart
) {
  struct option table[COPTIONS_LIMIT + 1] = {{0}};
  if (count > COPTIONS_LIMIT) count = COPTIONS_LIMIT;
  for (int index = 0; index < count; index++) {
    table[index].name = options[index].name;
    table[index].has_arg = options[index].takes_value ? required_argument : no_argument;
    table[index].val = FIRST_IDENTIFIER + index;
  }
  // Zero makes the GNU library forget an earlier walk.
  if (restart) optind = 0;
  opterr = 0;
  // The colon tells a missing value from an unknown option. No abbreviation is a surprise: getopt refuses those that
  // fit several options.
  int found = getopt_long(argc, argv, ":", table, NULL);
  coptions_step step = {.outcome = coptions_unknown, .option = -1, .text = NULL, .first_operand = argc};
  if (found == -1) {
    step.outcome = coptions_end;
    step.first_operand = optind;
  } else if (found >= FIRST_IDENTIFIER) {
    step.outcome = coptions_found;
    step.option = found - FIRST_IDENTIFIER;
    step.text = optarg;
  } else {
    if (found == ':') step.outcome = coptions_value_missing;
    // A letter may stand in a cluster of which getopt has not left the argument yet.
    static char letter[] = "-?";
    bool is_letter = found == '?' && optopt > 0 && optopt < FIRST_IDENTIFIER;
    if (is_letter) letter[1] = (char)optopt;
    step.text = is_letter ? letter : argv[optind - 1];
  }
  return step;
}
