// The Linux calls that Swift's Glibc module does not show: epoll, eventfd, accept4, memfd_create.
#ifndef BURSAR_LINUX_IO_H
#define BURSAR_LINUX_IO_H

#include <errno.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

// Declared here because the header shows it only with _GNU_SOURCE, which a module map cannot set.
int accept4(int, struct sockaddr *, socklen_t *, int);
int memfd_create(const char *, unsigned int);

static const uint32_t bursar_epoll_readable = EPOLLIN | EPOLLRDHUP;
static const uint32_t bursar_epoll_ending = EPOLLRDHUP;
static const uint32_t bursar_epoll_writable = EPOLLOUT;
static const uint32_t bursar_epoll_broken = EPOLLERR | EPOLLHUP;

static inline int bursar_epoll_create(void) { return epoll_create1(EPOLL_CLOEXEC); }

static inline int bursar_eventfd_create(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

static inline int bursar_epoll_change(int epoll, int operation, int fd, uint32_t events, uint64_t tag) {
  struct epoll_event event;
  event.events = events;
  event.data.u64 = tag;
  return epoll_ctl(epoll, operation, fd, &event);
}

// A connection: told once of every change (edge triggered), so that no request costs a further call.
static inline int bursar_epoll_add_connection(int epoll, int fd, uint64_t tag) {
  return bursar_epoll_change(epoll, EPOLL_CTL_ADD, fd, EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, tag);
}

// A listening socket or an eventfd: told as long as something is there (level triggered).
static inline int bursar_epoll_add_source(int epoll, int fd, uint64_t tag) {
  return bursar_epoll_change(epoll, EPOLL_CTL_ADD, fd, EPOLLIN, tag);
}

static inline int bursar_epoll_remove(int epoll, int fd) {
  return bursar_epoll_change(epoll, EPOLL_CTL_DEL, fd, 0, 0);
}

static inline uint32_t bursar_epoll_events(const struct epoll_event *event) { return event->events; }
static inline uint64_t bursar_epoll_tag(const struct epoll_event *event) { return event->data.u64; }

// The kinds of sockets are enumerations that modules disagree about, so they are named here only.
static const int bursar_stream = SOCK_STREAM;

static inline int bursar_stream_socket(int family) {
  return socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
}

static inline int bursar_accept(int fd, struct sockaddr *address, socklen_t *length) {
  return accept4(fd, address, length, SOCK_CLOEXEC | SOCK_NONBLOCK);
}

// A file that lies in memory alone and is closed when another program is started (MFD_CLOEXEC is 1).
static inline int bursar_memory_file(const char *name) { return memfd_create(name, 1U); }

#endif
