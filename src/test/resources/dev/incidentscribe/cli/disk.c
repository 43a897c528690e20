/* Stands between SQLite and the disk, preloaded into a process: writes down every call that changes the database or
 * its log, and lets one of them fail, or all that read.
 *
 * DISK_FILE        the database
 * DISK_LOG         where each call is written down: a header (struct record), then the bytes that were written
 * DISK_FAIL        the number of the write or sync that fails with EIO, from 1; all others go through
 * DISK_UNREADABLE  as long as there is a file of that name, every read fails with EIO
 * DISK_UNSYNCED    as many syncs fail with EIO as the file of that name has bytes; each takes one of them away
 * DISK_UNWRITTEN   the same for writes
 * DISK_HELD        as long as there is a file of that name, whoever writes a backup waits
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { WRITE = 1, SYNC = 2, TRUNCATE = 3, UNLINK = 4 };

struct record {
    int32_t call;
    int32_t file; /* 0: the database, 1: its log */
    int64_t offset;
    int64_t length;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long calls;
static int log_file = -1;

/* The database or its log; -1 for all else, such as the index of the log, which is made anew at every start. */
static int file_at(const char *path) {
    const char *database = getenv("DISK_FILE");
    if (database == NULL) return -1;
    if (strcmp(path, database) == 0) return 0;
    size_t stem = strlen(database);
    return strncmp(path, database, stem) == 0 && strcmp(path + stem, "-wal") == 0 ? 1 : -1;
}

static int file_of(int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return -1;
    path[length] = 0;
    return file_at(path);
}

static int fails(void) {
    const char *number = getenv("DISK_FAIL");
    return __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST) == (number == NULL ? -1 : atol(number));
}

/* Written down after it was done: a call that is in the log has happened. */
static void note(int call, int file, int64_t offset, int64_t length, const void *bytes) {
    const char *path = getenv("DISK_LOG");
    if (path == NULL) return;
    struct record record = {call, file, offset, length};
    struct iovec parts[2] = {{&record, sizeof record}, {(void *)bytes, bytes == NULL ? 0 : (size_t)length}};
    pthread_mutex_lock(&lock);
    if (log_file < 0) log_file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (writev(log_file, parts, 2) < 0) abort();
    pthread_mutex_unlock(&lock);
}

/* Whether there is one left in the file that this variable names; if so, takes it away. */
static int taken_from(const char *variable) {
    const char *path = getenv(variable);
    struct stat left;
    return path != NULL && stat(path, &left) == 0 && left.st_size > 0 && truncate(path, left.st_size - 1) == 0;
}

static void hold(int fd) {
    const char *sign = getenv("DISK_HELD");
    char link[64], path[4096];
    if (sign == NULL) return;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return;
    path[length] = 0;
    while (strstr(path, "/backups/") != NULL && access(sign, F_OK) == 0) usleep(10000);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
    static ssize_t (*real)(int, const void *, size_t, off64_t);
    if (real == NULL) real = dlsym(RTLD_NEXT, "pwrite64");
    hold(fd);
    int file = file_of(fd);
    if (file < 0) return real(fd, bytes, count, offset);
    if (fails() || taken_from("DISK_UNWRITTEN")) { errno = EIO; return -1; }
    ssize_t written = real(fd, bytes, count, offset);
    if (written > 0) note(WRITE, file, offset, written, bytes);
    return written;
}

ssize_t pread64(int fd, void *bytes, size_t count, off64_t offset) {
    static ssize_t (*real)(int, void *, size_t, off64_t);
    if (real == NULL) real = dlsym(RTLD_NEXT, "pread64");
    const char *sign = getenv("DISK_UNREADABLE");
    if (sign != NULL && file_of(fd) >= 0 && access(sign, F_OK) == 0) { errno = EIO; return -1; }
    return real(fd, bytes, count, offset);
}

int fsync(int fd) {
    static int (*real)(int);
    if (real == NULL) real = dlsym(RTLD_NEXT, "fsync");
    int file = file_of(fd);
    if (file < 0) return real(fd);
    if (fails() || taken_from("DISK_UNSYNCED")) { errno = EIO; return -1; }
    int result = real(fd);
    if (result == 0) note(SYNC, file, 0, 0, NULL);
    return result;
}

int fdatasync(int fd) {
    return fsync(fd);
}

int ftruncate64(int fd, off64_t length) {
    static int (*real)(int, off64_t);
    if (real == NULL) real = dlsym(RTLD_NEXT, "ftruncate64");
    int file = file_of(fd);
    int result = real(fd, length);
    if (file >= 0 && result == 0) note(TRUNCATE, file, length, 0, NULL);
    return result;
}

int unlink(const char *path) {
    static int (*real)(const char *);
    if (real == NULL) real = dlsym(RTLD_NEXT, "unlink");
    int file = file_at(path);
    int result = real(path);
    if (file >= 0 && result == 0) note(UNLINK, file, 0, 0, NULL);
    return result;
}
