// The SQLite side of the disk: files, locks and shared memory within one process.
#include <stdlib.h>
#include <string.h>

#include "disk.h"

typedef struct {
  sqlite3_file base;
  crash_disk *disk;
  inode *node;
  char *path;
  int lock;
  // As SQLite's own file system does it: the first sync of a new log or journal also syncs the directory.
  int syncs_names;
  int maps_shm;
  unsigned shm_shared;
  unsigned shm_exclusive;
} open_file;

static crash_disk *hold(open_file *file) {
  pthread_mutex_lock(&file->disk->lock);
  return file->disk;
}

static int release(crash_disk *disk, int status) {
  pthread_mutex_unlock(&disk->lock);
  return status;
}

// Files

static int file_read(sqlite3_file *handle, void *bytes, int count, sqlite3_int64 offset) {
  open_file *file = (open_file *)handle;
  crash_disk *disk = hold(file);
  if (disk->dead) return release(disk, SQLITE_IOERR_READ);
  int64_t there = file->node->current.size - offset;
  if (there < 0) there = 0;
  if (there > count) there = count;
  if (there > 0) memcpy(bytes, file->node->current.bytes + offset, (size_t)there);
  memset((uint8_t *)bytes + there, 0, (size_t)(count - there));
  return release(disk, there < count ? SQLITE_IOERR_SHORT_READ : SQLITE_OK);
}

static int file_write(sqlite3_file *handle, const void *bytes, int count, sqlite3_int64 offset) {
  open_file *file = (open_file *)handle;
  crash_disk *disk = hold(file);
  int was_dead = disk->dead;
  if (disk->is_full && offset + count > file->node->current.size) return release(disk, SQLITE_FULL);
  int is_alive = disk_call(disk, CRASH_WRITE, file->path, offset, count);
  // A write that is under way when the power goes may reach the disk in part.
  if (!was_dead) inode_write(file->node, bytes, count, offset);
  return release(disk, is_alive ? SQLITE_OK : SQLITE_IOERR_WRITE);
}

static int file_truncate(sqlite3_file *handle, sqlite3_int64 size) {
  open_file *file = (open_file *)handle;
  crash_disk *disk = hold(file);
  int is_alive = disk_call(disk, CRASH_TRUNCATE, file->path, size, 0);
  if (is_alive) inode_truncate(file->node, size);
  return release(disk, is_alive ? SQLITE_OK : SQLITE_IOERR_TRUNCATE);
}

static int file_sync(sqlite3_file *handle, int flags) {
  (void)flags;
  open_file *file = (open_file *)handle;
  crash_disk *disk = hold(file);
  int is_alive = disk_call(disk, CRASH_SYNC, file->path, 0, 0);
  if (is_alive && !disk->lies) inode_sync(file->node);
  if (is_alive && file->syncs_names) {
    is_alive = disk_call(disk, CRASH_DIRECTORY_SYNC, NULL, 0, 0);
    if (is_alive) disk_sync_names(disk);
    file->syncs_names = !is_alive;
  }
  return release(disk, is_alive ? SQLITE_OK : SQLITE_IOERR_FSYNC);
}

static int file_size(sqlite3_file *handle, sqlite3_int64 *size) {
  open_file *file = (open_file *)handle;
  crash_disk *disk = hold(file);
  *size = file->node->current.size;
  return release(disk, disk->dead ? SQLITE_IOERR_FSTAT : SQLITE_OK);
}

// Locks

static int file_lock(sqlite3_file *handle, int level) {
  open_file *file = (open_file *)handle;
  crash_disk *disk = hold(file);
  inode *node = file->node;
  if (disk->dead) return release(disk, SQLITE_IOERR_LOCK);
  if (level <= file->lock) return release(disk, SQLITE_OK);
  if (node->exclusive && node->exclusive != file) return release(disk, SQLITE_BUSY);
  if (node->pending && node->pending != file) return release(disk, SQLITE_BUSY);
  if (level > SQLITE_LOCK_SHARED) {
    if (node->reserved && node->reserved != file) return release(disk, SQLITE_BUSY);
    node->reserved = file;
  } else {
    node->shared++;
  }
  if (level == SQLITE_LOCK_EXCLUSIVE) {
    node->pending = file;
    file->lock = SQLITE_LOCK_PENDING;
    if (node->shared > 1) return release(disk, SQLITE_BUSY);
    node->exclusive = file;
  }
  file->lock = level;
  return release(disk, SQLITE_OK);
}

static int file_unlock(sqlite3_file *handle, int level) {
  open_file *file = (open_file *)handle;
  crash_disk *disk = hold(file);
  inode *node = file->node;
  if (level >= file->lock) return release(disk, SQLITE_OK);
  if (node->reserved == file) node->reserved = NULL;
  if (node->pending == file) node->pending = NULL;
  if (node->exclusive == file) node->exclusive = NULL;
  if (level == SQLITE_LOCK_NONE) node->shared--;
  file->lock = level;
  return release(disk, SQLITE_OK);
}

static int file_is_reserved(sqlite3_file *handle, int *answer) {
  open_file *file = (open_file *)handle;
  crash_disk *disk = hold(file);
  *answer = file->node->reserved != NULL;
  return release(disk, SQLITE_OK);
}

static int file_control(sqlite3_file *handle, int operation, void *argument) {
  (void)handle, (void)operation, (void)argument;
  return SQLITE_NOTFOUND;
}

static int file_sector(sqlite3_file *handle) {
  (void)handle;
  return 4096;
}

static int file_traits(sqlite3_file *handle) {
  (void)handle;
  return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

// Shared memory

static int shm_map(sqlite3_file *handle, int region, int size, int extends, void volatile **memory) {
  open_file *file = (open_file *)handle;
  crash_disk *disk = hold(file);
  inode *node = file->node;
  *memory = NULL;
  if (disk->dead || region >= SHM_REGIONS) return release(disk, SQLITE_IOERR_SHMMAP);
  if (!file->maps_shm) {
    file->maps_shm = 1;
    node->shm_users++;
  }
  if (!node->regions[region] && extends) node->regions[region] = calloc(1, (size_t)size);
  *memory = node->regions[region];
  return release(disk, SQLITE_OK);
}

static void shm_let_go(open_file *file, unsigned mask) {
  for (int slot = 0; slot < SHM_SLOTS; slot++) {
    unsigned bit = mask & 1u << slot;
    if (bit & file->shm_shared) file->node->shm_shared[slot]--;
    if (bit & file->shm_exclusive) file->node->shm_exclusive[slot] = NULL;
  }
  file->shm_shared &= ~mask;
  file->shm_exclusive &= ~mask;
}

static int shm_take(open_file *file, unsigned mask, int is_exclusive) {
  inode *node = file->node;
  for (int slot = 0; slot < SHM_SLOTS; slot++) {
    if (!(mask & 1u << slot)) continue;
    if (node->shm_exclusive[slot] && node->shm_exclusive[slot] != file) return SQLITE_BUSY;
    int own = file->shm_shared >> slot & 1;
    if (is_exclusive && node->shm_shared[slot] > own) return SQLITE_BUSY;
  }
  for (int slot = 0; slot < SHM_SLOTS; slot++) {
    unsigned bit = mask & 1u << slot;
    if (!bit) continue;
    if (is_exclusive) node->shm_exclusive[slot] = file;
    if (!is_exclusive && !(file->shm_shared & bit)) node->shm_shared[slot]++;
  }
  if (is_exclusive)
    file->shm_exclusive |= mask;
  else
    file->shm_shared |= mask;
  return SQLITE_OK;
}

static int shm_lock(sqlite3_file *handle, int first, int count, int flags) {
  open_file *file = (open_file *)handle;
  crash_disk *disk = hold(file);
  unsigned mask = ((1u << count) - 1) << first;
  if (flags & SQLITE_SHM_UNLOCK) {
    shm_let_go(file, mask);
    return release(disk, SQLITE_OK);
  }
  if (disk->dead) return release(disk, SQLITE_IOERR_SHMLOCK);
  return release(disk, shm_take(file, mask, flags & SQLITE_SHM_EXCLUSIVE));
}

static void shm_barrier(sqlite3_file *handle) { release(hold((open_file *)handle), 0); }

static int shm_unmap(sqlite3_file *handle, int deletes) {
  (void)deletes;
  open_file *file = (open_file *)handle;
  crash_disk *disk = hold(file);
  shm_let_go(file, (1u << SHM_SLOTS) - 1);
  if (file->maps_shm && --file->node->shm_users == 0) inode_forget_locks(file->node);
  file->maps_shm = 0;
  return release(disk, SQLITE_OK);
}

static int file_close(sqlite3_file *handle) {
  open_file *file = (open_file *)handle;
  shm_unmap(handle, 0);
  file_unlock(handle, SQLITE_LOCK_NONE);
  free(file->path);
  return SQLITE_OK;
}

static const sqlite3_io_methods methods = {
    2,         file_close, file_read,        file_write,   file_truncate, file_sync,   file_size, file_lock,
    file_unlock, file_is_reserved, file_control, file_sector, file_traits,   shm_map, shm_lock,  shm_barrier,
    shm_unmap,
};

// The file system

static int vfs_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *handle, int flags, int *flags_out) {
  crash_disk *disk = vfs->pAppData;
  open_file *file = (open_file *)handle;
  memset(file, 0, sizeof *file);
  pthread_mutex_lock(&disk->lock);
  if (disk->dead) return release(disk, SQLITE_CANTOPEN);
  inode *node = path ? disk_find(&disk->current, path) : NULL;
  if (!node && path && !(flags & SQLITE_OPEN_CREATE)) return release(disk, SQLITE_CANTOPEN);
  int logs = SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL;
  if (!node) {
    node = disk_make(disk, path);
    file->syncs_names = path && flags & logs;
  }
  file->base.pMethods = &methods;
  file->disk = disk;
  file->node = node;
  file->path = path ? strdup(path) : NULL;
  if (flags_out) *flags_out = flags;
  return release(disk, SQLITE_OK);
}

static int vfs_delete(sqlite3_vfs *vfs, const char *path, int syncs_names) {
  crash_disk *disk = vfs->pAppData;
  pthread_mutex_lock(&disk->lock);
  if (!disk_call(disk, CRASH_DELETE, path, 0, 0)) return release(disk, SQLITE_IOERR_DELETE);
  if (!disk_find(&disk->current, path)) return release(disk, SQLITE_IOERR_DELETE_NOENT);
  disk_link(&disk->current, path, NULL);
  if (!syncs_names) return release(disk, SQLITE_OK);
  if (!disk_call(disk, CRASH_DIRECTORY_SYNC, NULL, 0, 0)) return release(disk, SQLITE_IOERR_DIR_FSYNC);
  disk_sync_names(disk);
  return release(disk, SQLITE_OK);
}

static int vfs_access(sqlite3_vfs *vfs, const char *path, int flags, int *answer) {
  crash_disk *disk = vfs->pAppData;
  pthread_mutex_lock(&disk->lock);
  inode *node = disk_find(&disk->current, path);
  // As SQLite's own file system: an empty file does not count as a journal that is there.
  *answer = node && (flags != SQLITE_ACCESS_EXISTS || node->current.size > 0);
  return release(disk, disk->dead ? SQLITE_IOERR_ACCESS : SQLITE_OK);
}

static int vfs_full_path(sqlite3_vfs *vfs, const char *path, int capacity, char *full) {
  (void)vfs;
  sqlite3_snprintf(capacity, full, "%s", path);
  return SQLITE_OK;
}

static int vfs_randomness(sqlite3_vfs *vfs, int count, char *bytes) {
  (void)vfs;
  sqlite3_vfs *system = sqlite3_vfs_find(NULL);
  return system->xRandomness(system, count, bytes);
}

static int vfs_sleep(sqlite3_vfs *vfs, int microseconds) {
  (void)vfs;
  sqlite3_vfs *system = sqlite3_vfs_find(NULL);
  return system->xSleep(system, microseconds);
}

static int vfs_time(sqlite3_vfs *vfs, sqlite3_int64 *milliseconds) {
  (void)vfs;
  sqlite3_vfs *system = sqlite3_vfs_find(NULL);
  return system->xCurrentTimeInt64(system, milliseconds);
}

static int vfs_last_error(sqlite3_vfs *vfs, int capacity, char *text) {
  (void)vfs, (void)capacity, (void)text;
  return 0;
}

void disk_register(crash_disk *disk) {
  disk->vfs = (sqlite3_vfs){
      .iVersion = 2,
      .szOsFile = sizeof(open_file),
      .mxPathname = 512,
      .zName = disk->name,
      .pAppData = disk,
      .xOpen = vfs_open,
      .xDelete = vfs_delete,
      .xAccess = vfs_access,
      .xFullPathname = vfs_full_path,
      .xRandomness = vfs_randomness,
      .xSleep = vfs_sleep,
      .xGetLastError = vfs_last_error,
      .xCurrentTimeInt64 = vfs_time,
  };
  if (sqlite3_vfs_register(&disk->vfs, 0) != SQLITE_OK) abort();
}
