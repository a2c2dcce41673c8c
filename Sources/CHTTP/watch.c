// Cuts off connections that take too long as a whole. libmicrohttpd knows only how long nothing has moved: who sends a letter now
// and then would hold a connection for ever.

#include "shared.h"

#include <stdlib.h>
#include <sys/socket.h>

static time_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec;
}

static bool is_late(const CHTTPLimits *limits, const CHTTPConnection *connection) {
  time_t passed = now() - connection->since;
  switch (connection->phase) {
  case CHTTP_IDLE: return passed > (time_t)limits->idle;
  case CHTTP_BODY: return passed > (time_t)limits->body;
  case CHTTP_SENDING: return passed > (time_t)limits->answer;
  default: return false;
  }
}

static void *look(void *context) {
  CHTTPWatch *watch = context;
  pthread_mutex_lock(&watch->lock);
  while (!watch->is_ending) {
    for (CHTTPConnection *connection = watch->first; connection; connection = connection->next) {
      if (is_late(&watch->limits, connection)) {
        // Its thread finds it closed, and cleans up.
        shutdown(connection->socket, SHUT_RDWR);
        connection->phase = CHTTP_CUT;
      }
    }
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += 1;
    pthread_cond_timedwait(&watch->ended, &watch->lock, &until);
  }
  pthread_mutex_unlock(&watch->lock);
  return NULL;
}

bool chttp_watch_start(CHTTPWatch *watch) {
  pthread_mutex_init(&watch->lock, NULL);
  pthread_cond_init(&watch->ended, NULL);
  return pthread_create(&watch->thread, NULL, look, watch) == 0;
}

void chttp_watch_stop(CHTTPWatch *watch) {
  pthread_mutex_lock(&watch->lock);
  watch->is_ending = true;
  pthread_cond_signal(&watch->ended);
  pthread_mutex_unlock(&watch->lock);
  pthread_join(watch->thread, NULL);
}

void chttp_watch_phase(CHTTPWatch *watch, CHTTPConnection *connection, CHTTPPhase phase) {
  if (!connection) return;
  pthread_mutex_lock(&watch->lock);
  if (connection->phase != CHTTP_CUT) {
    connection->phase = phase;
    connection->since = now();
  }
  pthread_mutex_unlock(&watch->lock);
}

static void add(CHTTPWatch *watch, struct MHD_Connection *connection, void **socket) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  CHTTPConnection *added = info ? calloc(1, sizeof *added) : NULL;
  *socket = added;
  if (!added) return;
  *added = (CHTTPConnection){.socket = info->connect_fd, .phase = CHTTP_IDLE, .since = now()};
  pthread_mutex_lock(&watch->lock);
  added->next = watch->first;
  if (added->next) added->next->previous = added;
  watch->first = added;
  pthread_mutex_unlock(&watch->lock);
}

// The socket is still open: only after this may its number be that of another file.
static void drop(CHTTPWatch *watch, CHTTPConnection *dropped) {
  if (!dropped) return;
  pthread_mutex_lock(&watch->lock);
  if (dropped->next) dropped->next->previous = dropped->previous;
  if (dropped->previous) dropped->previous->next = dropped->next;
  if (watch->first == dropped) watch->first = dropped->next;
  pthread_mutex_unlock(&watch->lock);
  free(dropped);
}

void chttp_watch_connection(
    void *context, struct MHD_Connection *connection, void **socket, enum MHD_ConnectionNotificationCode code) {
  CHTTPServer *server = context;
  if (code == MHD_CONNECTION_NOTIFY_STARTED) {
    add(&server->watch, connection, socket);
  } else {
    drop(&server->watch, *socket);
    *socket = NULL;
  }
}
