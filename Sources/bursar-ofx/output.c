#include "output.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char waiting[1 << 16];
static size_t waiting_count;
static size_t written;

void flush_output(void) {
  size_t done = 0;
  while (done < waiting_count) {
    ssize_t count = write(1, waiting + done, waiting_count - done);
    if (count > 0) done += (size_t)count;
    else if (errno != EINTR) _exit(ENDED_UNWRITTEN);
  }
  waiting_count = 0;
}

static void put_byte(char byte) {
  if (++written > OUTPUT_LIMIT) _exit(ENDED_TOO_LARGE);
  if (waiting_count == sizeof waiting) flush_output();
  waiting[waiting_count++] = byte;
}

static void put_all(const char *text) {
  while (*text) put_byte(*text++);
}

static void put_name(const char *name) {
  put_all(",\"");
  put_all(name);
  put_all("\":");
}

void begin_record(const char *name) {
  put_all("{\"record\":\"");
  put_all(name);
  put_byte('"');
}

void end_record(void) { put_all("}\n"); }

void put_text(const char *name, const char *text, int is_valid) {
  if (!is_valid || !text) return;
  put_name(name);
  put_byte('"');
  for (; *text; text++) {
    unsigned char byte = (unsigned char)*text;
    if (byte == '"' || byte == '\\') {
      put_byte('\\');
      put_byte((char)byte);
    } else if (byte < 0x20 || byte == 0x7F) {
      put_byte(' ');
    } else {
      put_byte((char)byte);
    }
  }
  put_byte('"');
}

void put_number(const char *name, double number, int is_valid) {
  if (!is_valid || !isfinite(number) || fabs(number) >= 1e15) return;
  char text[64];
  for (int decimals = 0; decimals <= 12; decimals++) {
    snprintf(text, sizeof text, "%.*f", decimals, number);
    if (strtod(text, NULL) == number) break;
  }
  put_name(name);
  put_byte('"');
  put_all(strcmp(text, "-0") == 0 ? "0" : text);
  put_byte('"');
}

void put_time(const char *name, time_t seconds, int is_valid) {
  if (!is_valid) return;
  char text[32];
  snprintf(text, sizeof text, "%lld", (long long)seconds);
  put_name(name);
  put_all(text);
}

void put_flag(const char *name, bool flag) {
  put_name(name);
  put_all(flag ? "true" : "false");
}
