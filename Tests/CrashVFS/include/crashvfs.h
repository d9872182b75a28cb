// A disk in memory that loses power: an SQLite file system (VFS) whose files keep apart what was synced and what was
// only written. At the kill every call fails; at the reboot the disk holds what was synced and, as the seed decides,
// none, some or all of the rest, torn at sectors and without regard to order across them. Names of files are lost
// likewise until the directory is synced.
#ifndef CRASHVFS_H
#define CRASHVFS_H

#include <stddef.h>
#include <stdint.h>

typedef struct crash_disk crash_disk;

typedef enum {
  CRASH_WRITE,
  CRASH_TRUNCATE,
  CRASH_SYNC,
  CRASH_DELETE,
  CRASH_RENAME,
  CRASH_DIRECTORY_SYNC,
  CRASH_MARK,
} crash_kind;

// One line of the trace of calls.
typedef struct {
  int kind;
  // What the file's name ends with: 'l' of "-wal", 'b' of ".db", 'r' of "anchor"; 0 for none.
  int file;
  // Offset of a write, new size of a truncation, value of a mark.
  int64_t value;
  // Bytes of a write.
  int64_t size;
} crash_event;

// Makes an empty disk and registers it with SQLite under a name that lives as long as the disk.
crash_disk *crash_disk_create(const char *name);
// All connections must be closed.
void crash_disk_destroy(crash_disk *disk);

// The disk dies at the n-th call from now on that would change it; a negative number: never.
void crash_disk_kill_after(crash_disk *disk, int64_t calls);
int crash_disk_is_dead(crash_disk *disk);
// A full disk refuses every write behind the end of a file.
void crash_disk_set_full(crash_disk *disk, int is_full);
// A lying disk answers a sync at once and does nothing: the proof that a test of durability can fail.
void crash_disk_set_lying(crash_disk *disk, int lies);
// Loses power if it has not happened yet and comes back; all connections must be closed.
void crash_disk_reboot(crash_disk *disk, uint64_t seed);

// Whole files beside the database. -1: the disk is dead; reading also -2: there is no such file.
int64_t crash_disk_read(crash_disk *disk, const char *path, uint8_t *bytes, size_t capacity);
int crash_disk_write_synced(crash_disk *disk, const char *path, const uint8_t *bytes, size_t count);
int crash_disk_rename(crash_disk *disk, const char *from, const char *to);
int crash_disk_sync_directory(crash_disk *disk);

// Puts a mark of the test into the trace.
void crash_disk_mark(crash_disk *disk, int64_t value);
// Copies the trace from line `from` on; answers how many lines it copied.
size_t crash_disk_trace(crash_disk *disk, size_t from, crash_event *events, size_t capacity);

#endif
