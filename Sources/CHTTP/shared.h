#ifndef FMAP_CHTTP_SHARED_H
#define FMAP_CHTTP_SHARED_H

// The language standard alone has no clocks and no sockets.
#define _DEFAULT_SOURCE

#include "chttp.h"

#include <microhttpd.h>
#include <pthread.h>
#include <stdbool.h>
#include <time.h>

// What a connection is doing, each with a time of its own.
typedef enum { CHTTP_IDLE, CHTTP_BODY, CHTTP_WORK, CHTTP_SENDING, CHTTP_STREAM, CHTTP_CUT } CHTTPPhase;

// A connection among the others.
typedef struct CHTTPConnection {
  struct CHTTPConnection *next, *previous;
  int socket;
  CHTTPPhase phase;
  time_t since;
} CHTTPConnection;

// The connections, and the thread that cuts off those that take too long.
typedef struct {
  CHTTPLimits limits;
  pthread_mutex_t lock;
  pthread_cond_t ended;
  pthread_t thread;
  bool is_ending;
  CHTTPConnection *first;
} CHTTPWatch;

struct CHTTPServer {
  struct MHD_Daemon *daemon;
  CHTTPHandlers handlers;
  void *context;
  uint16_t port;
  int listening;
  CHTTPWatch watch;
};

struct CHTTPRequest {
  struct MHD_Connection *connection;
  CHTTPServer *server;
  const char *method, *path;
  void *exchange;
  bool is_answered;
};

// The connection of a request; NULL where there was no memory for it, and then nothing watches it.
static inline CHTTPConnection *chttp_connection(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return info ? info->socket_context : NULL;
}

// Starts the thread; whether that was possible.
bool chttp_watch_start(CHTTPWatch *watch);
void chttp_watch_stop(CHTTPWatch *watch);
// Notes what a connection does from now on.
void chttp_watch_phase(CHTTPWatch *watch, CHTTPConnection *connection, CHTTPPhase phase);
// Is told by libmicrohttpd of every connection; the context is the server.
void chttp_watch_connection(
    void *context, struct MHD_Connection *connection, void **socket, enum MHD_ConnectionNotificationCode code);

#endif
