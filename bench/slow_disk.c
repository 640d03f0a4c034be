/* Makes fsync and fdatasync take SLOW_DISK_US microseconds longer, and counts them in the file SLOW_DISK_COUNT. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static int (*real_fsync)(int), (*real_fdatasync)(int);
static useconds_t delay;
static _Atomic long fallback, *count = &fallback;

__attribute__((constructor)) static void begin(void) {
    const char *us = getenv("SLOW_DISK_US"), *path = getenv("SLOW_DISK_COUNT");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    delay = us ? atoi(us) : 0;
    int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    if (file >= 0) {
        void *page = mmap(NULL, sizeof(long), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        if (page != MAP_FAILED) count = page;
        close(file);
    }
}

static void wait_like_a_disk(void) {
    atomic_fetch_add(count, 1);
    if (delay) usleep(delay);
}

int fsync(int file) { wait_like_a_disk(); return real_fsync(file); }
int fdatasync(int file) { wait_like_a_disk(); return real_fdatasync(file); }
