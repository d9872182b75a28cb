#include "disk.h"

#include <stdlib.h>
#include <string.h>

#define SECTOR 512

static void *checked(void *memory) {
  if (!memory) abort();
  return memory;
}

// Images

static void image_resize(image *image, int64_t size) {
  if (size > image->capacity) {
    image->capacity = size * 2;
    image->bytes = checked(realloc(image->bytes, (size_t)image->capacity));
  }
  if (size > image->size) memset(image->bytes + image->size, 0, (size_t)(size - image->size));
  image->size = size;
}

static void image_write(image *image, const uint8_t *bytes, int64_t size, int64_t offset) {
  if (offset + size > image->size) image_resize(image, offset + size);
  if (size > 0) memcpy(image->bytes + offset, bytes, (size_t)size);
}

static void image_copy(image *to, const image *from) {
  to->size = 0;
  image_write(to, from->bytes, from->size, 0);
}

// Files

static change *inode_note(inode *node) {
  if (node->change_count == node->change_capacity) {
    node->change_capacity = node->change_capacity * 2 + 16;
    node->changes = checked(realloc(node->changes, node->change_capacity * sizeof(change)));
  }
  return &node->changes[node->change_count++];
}

void inode_write(inode *node, const void *bytes, int64_t size, int64_t offset) {
  change *made = inode_note(node);
  made->offset = offset;
  made->size = size;
  made->bytes = checked(malloc((size_t)size + 1));
  memcpy(made->bytes, bytes, (size_t)size);
  image_write(&node->current, bytes, size, offset);
}

void inode_truncate(inode *node, int64_t size) {
  *inode_note(node) = (change){.offset = size};
  image_resize(&node->current, size);
}

static void inode_forget_changes(inode *node) {
  for (size_t index = 0; index < node->change_count; index++) free(node->changes[index].bytes);
  node->change_count = 0;
}

static void image_apply(image *image, const change *change, int64_t from, int64_t count) {
  if (change->bytes)
    image_write(image, change->bytes + from, count, change->offset + from);
  else
    image_resize(image, change->offset);
}

void inode_sync(inode *node) {
  for (size_t index = 0; index < node->change_count; index++)
    image_apply(&node->durable, &node->changes[index], 0, node->changes[index].size);
  inode_forget_changes(node);
}

void inode_forget_locks(inode *node) {
  for (int index = 0; index < SHM_REGIONS; index++) {
    free(node->regions[index]);
    node->regions[index] = NULL;
  }
  memset(node->shm_shared, 0, sizeof node->shm_shared);
  memset(node->shm_exclusive, 0, sizeof node->shm_exclusive);
}

// Names

inode *disk_find(const directory *names, const char *path) {
  for (int index = 0; index < NAMES; index++) {
    if (names->entries[index].name && strcmp(names->entries[index].name, path) == 0) return names->entries[index].node;
  }
  return NULL;
}

void disk_link(directory *names, const char *path, inode *node) {
  int place = -1;
  for (int index = 0; index < NAMES; index++) {
    if (names->entries[index].name && strcmp(names->entries[index].name, path) == 0) place = index;
  }
  for (int index = 0; place < 0 && index < NAMES; index++) {
    if (!names->entries[index].name) place = index;
  }
  if (place < 0) abort();
  entry *entry = &names->entries[place];
  free(entry->name);
  entry->name = node ? checked(strdup(path)) : NULL;
  entry->node = node;
}

inode *disk_make(crash_disk *disk, const char *path) {
  inode *node = checked(calloc(1, sizeof(inode)));
  node->next = disk->inodes;
  disk->inodes = node;
  if (path) disk_link(&disk->current, path, node);
  return node;
}

void disk_sync_names(crash_disk *disk) {
  for (int index = 0; index < NAMES; index++) {
    char *name = disk->durable.entries[index].name;
    if (name && !disk_find(&disk->current, name)) disk_link(&disk->durable, name, NULL);
  }
  for (int index = 0; index < NAMES; index++) {
    entry entry = disk->current.entries[index];
    if (entry.name) disk_link(&disk->durable, entry.name, entry.node);
  }
}

// Trace and death

static void disk_note(crash_disk *disk, crash_event event) {
  if (disk->trace_count == disk->trace_capacity) {
    disk->trace_capacity = disk->trace_capacity * 2 + 256;
    disk->trace = checked(realloc(disk->trace, disk->trace_capacity * sizeof(crash_event)));
  }
  disk->trace[disk->trace_count++] = event;
}

int disk_call(crash_disk *disk, crash_kind kind, const char *path, int64_t value, int64_t size) {
  if (disk->dead) return 0;
  if (disk->calls_left >= 0 && disk->calls_left-- == 0) {
    disk->dead = 1;
    return 0;
  }
  size_t length = path ? strlen(path) : 0;
  disk_note(disk, (crash_event){kind, length ? path[length - 1] : 0, value, size});
  return 1;
}

void crash_disk_mark(crash_disk *disk, int64_t value) {
  pthread_mutex_lock(&disk->lock);
  disk_note(disk, (crash_event){CRASH_MARK, 0, value, 0});
  pthread_mutex_unlock(&disk->lock);
}

size_t crash_disk_trace(crash_disk *disk, size_t from, crash_event *events, size_t capacity) {
  pthread_mutex_lock(&disk->lock);
  size_t count = from < disk->trace_count ? disk->trace_count - from : 0;
  if (count > capacity) count = capacity;
  if (count > 0) memcpy(events, disk->trace + from, count * sizeof(crash_event));
  pthread_mutex_unlock(&disk->lock);
  return count;
}

void crash_disk_kill_after(crash_disk *disk, int64_t calls) {
  pthread_mutex_lock(&disk->lock);
  disk->calls_left = calls;
  pthread_mutex_unlock(&disk->lock);
}

int crash_disk_is_dead(crash_disk *disk) {
  pthread_mutex_lock(&disk->lock);
  int dead = disk->dead;
  pthread_mutex_unlock(&disk->lock);
  return dead;
}

void crash_disk_set_full(crash_disk *disk, int is_full) {
  pthread_mutex_lock(&disk->lock);
  disk->is_full = is_full;
  pthread_mutex_unlock(&disk->lock);
}

void crash_disk_set_lying(crash_disk *disk, int lies) {
  pthread_mutex_lock(&disk->lock);
  disk->lies = lies;
  pthread_mutex_unlock(&disk->lock);
}

// Reboot

// The splitmix64 generator.
static uint64_t draw(uint64_t *state) {
  uint64_t value = (*state += 0x9e3779b97f4a7c15u);
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
  return value ^ (value >> 31);
}

// What survives of that which was not synced. A prefix is cut per file: files are not ordered among each other.
enum survival { NOTHING, EVERYTHING, PREFIX, SECTORS, SURVIVALS };

static void inode_survive(inode *node, enum survival survival, uint64_t *state) {
  size_t end = survival == PREFIX ? draw(state) % (node->change_count + 1) : node->change_count;
  for (size_t index = 0; index < end && survival != NOTHING; index++) {
    const change *change = &node->changes[index];
    if (survival != SECTORS || !change->bytes) {
      if (survival != SECTORS || draw(state) & 1) image_apply(&node->durable, change, 0, change->size);
      continue;
    }
    for (int64_t from = 0; from < change->size;) {
      // Sectors lie where the disk has them, not where the write begins.
      int64_t count = SECTOR - (change->offset + from) % SECTOR;
      if (count > change->size - from) count = change->size - from;
      if (draw(state) & 1) image_apply(&node->durable, change, from, count);
      from += count;
    }
  }
  inode_forget_changes(node);
  image_copy(&node->current, &node->durable);
}

static void names_survive(crash_disk *disk, enum survival survival, uint64_t *state) {
  directory now = disk->current;
  memset(&disk->current, 0, sizeof disk->current);
  for (int index = 0; index < NAMES; index++) {
    entry old = disk->durable.entries[index];
    int is_kept = survival == NOTHING || (survival != EVERYTHING && draw(state) & 1);
    if (old.name && !disk_find(&now, old.name) && !is_kept) disk_link(&disk->durable, old.name, NULL);
  }
  for (int index = 0; index < NAMES; index++) {
    entry made = now.entries[index];
    int is_taken = survival == EVERYTHING || (survival != NOTHING && draw(state) & 1);
    if (made.name && is_taken) disk_link(&disk->durable, made.name, made.node);
    free(made.name);
  }
  for (int index = 0; index < NAMES; index++) {
    entry kept = disk->durable.entries[index];
    if (kept.name) disk_link(&disk->current, kept.name, kept.node);
  }
}

void crash_disk_reboot(crash_disk *disk, uint64_t seed) {
  pthread_mutex_lock(&disk->lock);
  uint64_t state = seed;
  names_survive(disk, draw(&state) % SURVIVALS, &state);
  for (inode *node = disk->inodes; node; node = node->next) {
    inode_survive(node, draw(&state) % SURVIVALS, &state);
    inode_forget_locks(node);
    node->shared = 0;
    node->reserved = node->pending = node->exclusive = NULL;
    node->shm_users = 0;
  }
  disk->dead = 0;
  disk->calls_left = -1;
  disk->trace_count = 0;
  pthread_mutex_unlock(&disk->lock);
}

// Whole files

int64_t crash_disk_read(crash_disk *disk, const char *path, uint8_t *bytes, size_t capacity) {
  pthread_mutex_lock(&disk->lock);
  inode *node = disk_find(&disk->current, path);
  int64_t count = disk->dead ? -1 : -2;
  if (!disk->dead && node) {
    count = node->current.size < (int64_t)capacity ? node->current.size : (int64_t)capacity;
    if (count > 0) memcpy(bytes, node->current.bytes, (size_t)count);
  }
  pthread_mutex_unlock(&disk->lock);
  return count;
}

int crash_disk_write_synced(crash_disk *disk, const char *path, const uint8_t *bytes, size_t count) {
  pthread_mutex_lock(&disk->lock);
  int is_alive = disk_call(disk, CRASH_WRITE, path, 0, (int64_t)count);
  if (is_alive) {
    inode *node = disk_find(&disk->current, path);
    if (!node) node = disk_make(disk, path);
    inode_truncate(node, 0);
    inode_write(node, bytes, (int64_t)count, 0);
    is_alive = disk_call(disk, CRASH_SYNC, path, 0, 0);
    if (is_alive && !disk->lies) inode_sync(node);
  }
  pthread_mutex_unlock(&disk->lock);
  return is_alive ? 0 : -1;
}

int crash_disk_rename(crash_disk *disk, const char *from, const char *to) {
  pthread_mutex_lock(&disk->lock);
  int is_alive = disk_call(disk, CRASH_RENAME, to, 0, 0);
  if (is_alive) {
    disk_link(&disk->current, to, disk_find(&disk->current, from));
    disk_link(&disk->current, from, NULL);
  }
  pthread_mutex_unlock(&disk->lock);
  return is_alive ? 0 : -1;
}

int crash_disk_sync_directory(crash_disk *disk) {
  pthread_mutex_lock(&disk->lock);
  int is_alive = disk_call(disk, CRASH_DIRECTORY_SYNC, NULL, 0, 0);
  if (is_alive) disk_sync_names(disk);
  pthread_mutex_unlock(&disk->lock);
  return is_alive ? 0 : -1;
}

// Life

crash_disk *crash_disk_create(const char *name) {
  crash_disk *disk = checked(calloc(1, sizeof(crash_disk)));
  disk->name = checked(strdup(name));
  disk->calls_left = -1;
  pthread_mutex_init(&disk->lock, NULL);
  disk_register(disk);
  return disk;
}

static void names_free(directory *names) {
  for (int index = 0; index < NAMES; index++) free(names->entries[index].name);
}

void crash_disk_destroy(crash_disk *disk) {
  sqlite3_vfs_unregister(&disk->vfs);
  while (disk->inodes) {
    inode *node = disk->inodes;
    disk->inodes = node->next;
    inode_forget_changes(node);
    inode_forget_locks(node);
    free(node->changes);
    free(node->current.bytes);
    free(node->durable.bytes);
    free(node);
  }
  names_free(&disk->current);
  names_free(&disk->durable);
  pthread_mutex_destroy(&disk->lock);
  free(disk->trace);
  free(disk->name);
  free(disk);
}
