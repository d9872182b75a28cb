// What the disk is made of; shared by its files, not by tests.
#ifndef CRASHVFS_DISK_H
#define CRASHVFS_DISK_H

#include <pthread.h>
#include <sqlite3.h>

#include "crashvfs.h"

#define SHM_SLOTS 8
#define SHM_REGIONS 64
#define NAMES 16

typedef struct {
  uint8_t *bytes;
  int64_t size;
  int64_t capacity;
} image;

// A change that is not synced: a write of `size` bytes at `offset`, or with `bytes` NULL a truncation to `offset`.
typedef struct {
  int64_t offset;
  int64_t size;
  uint8_t *bytes;
} change;

typedef struct inode {
  image current;
  image durable;
  change *changes;
  size_t change_count;
  size_t change_capacity;
  // Locks of the database file.
  int shared;
  const void *reserved;
  const void *pending;
  const void *exclusive;
  // The shared memory beside it.
  void *regions[SHM_REGIONS];
  int shm_users;
  int shm_shared[SHM_SLOTS];
  const void *shm_exclusive[SHM_SLOTS];
  struct inode *next;
} inode;

typedef struct {
  char *name;
  inode *node;
} entry;

typedef struct {
  entry entries[NAMES];
} directory;

struct crash_disk {
  sqlite3_vfs vfs;
  char *name;
  pthread_mutex_t lock;
  inode *inodes;
  directory current;
  directory durable;
  int dead;
  int is_full;
  int lies;
  int64_t calls_left;
  crash_event *trace;
  size_t trace_count;
  size_t trace_capacity;
};

// All of these want the disk's lock held.
inode *disk_find(const directory *names, const char *path);
inode *disk_make(crash_disk *disk, const char *path);
void disk_link(directory *names, const char *path, inode *node);
void disk_sync_names(crash_disk *disk);
// Notes a changing call; false when the disk is dead, by this call or before.
int disk_call(crash_disk *disk, crash_kind kind, const char *path, int64_t value, int64_t size);
void inode_write(inode *node, const void *bytes, int64_t size, int64_t offset);
void inode_truncate(inode *node, int64_t size);
void inode_sync(inode *node);
void inode_forget_locks(inode *node);

void disk_register(crash_disk *disk);

#endif
