#include "shared.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

// Paths and queries stay as they were sent: who compares them decodes nothing, so that nothing is decoded twice.
static size_t unchanged(void *context, struct MHD_Connection *connection, char *text) {
  (void)context, (void)connection;
  return strlen(text);
}

static CHTTPRequest *begin(CHTTPServer *server, struct MHD_Connection *connection, const char *path, const char *method) {
  CHTTPRequest *request = calloc(1, sizeof *request);
  if (!request) return NULL;
  *request = (CHTTPRequest){.connection = connection, .server = server, .method = method, .path = path};
  chttp_watch_phase(&server->watch, chttp_connection(connection), CHTTP_BODY);
  request->exchange = server->handlers.begin(server->context, request);
  return request;
}

static enum MHD_Result handle(
    void *context, struct MHD_Connection *connection, const char *path, const char *method, const char *version,
    const char *bytes, size_t *count, void **state) {
  (void)version;
  CHTTPServer *server = context;
  CHTTPRequest *request = *state;
  if (!request) {
    *state = request = begin(server, connection, path, method);
    return request && request->exchange ? MHD_YES : MHD_NO;
  }
  if (request->is_answered) {
    *count = 0;
    return MHD_YES;
  }
  if (*count > 0) {
    int goes_on = server->handlers.body(request->exchange, (const unsigned char *)bytes, *count);
    *count = 0;
    return goes_on ? MHD_YES : MHD_NO;
  }
  chttp_watch_phase(&server->watch, chttp_connection(connection), CHTTP_WORK);
  server->handlers.whole(request->exchange, request);
  return request->is_answered ? MHD_YES : MHD_NO;
}

static void end(
    void *context, struct MHD_Connection *connection, void **state, enum MHD_RequestTerminationCode code) {
  (void)code;
  CHTTPServer *server = context;
  CHTTPRequest *request = *state;
  chttp_watch_phase(&server->watch, chttp_connection(connection), CHTTP_IDLE);
  if (!request) return;
  if (request->exchange) server->handlers.end(request->exchange);
  free(request);
  *state = NULL;
}

static struct MHD_Daemon *start(CHTTPServer *server, uint16_t port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  CHTTPLimits *limits = &server->watch.limits;
  return MHD_start_daemon(
      MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION | MHD_USE_POLL | MHD_USE_ITC, port, NULL, NULL,
      handle, server, MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address, MHD_OPTION_CONNECTION_LIMIT,
      limits->connections, MHD_OPTION_CONNECTION_TIMEOUT, limits->idle, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
      limits->head, MHD_OPTION_NOTIFY_COMPLETED, end, server, MHD_OPTION_NOTIFY_CONNECTION, chttp_watch_connection,
      server, MHD_OPTION_UNESCAPE_CALLBACK, unchanged, NULL,
      // Of a thread that draws; some systems give less.
      MHD_OPTION_THREAD_STACK_SIZE, (size_t)8 << 20, MHD_OPTION_END);
}

CHTTPServer *chttp_start(uint16_t port, CHTTPLimits limits, CHTTPHandlers handlers, void *context) {
  CHTTPServer *server = calloc(1, sizeof *server);
  if (!server) return NULL;
  *server = (CHTTPServer){.handlers = handlers, .context = context, .listening = -1, .watch = {.limits = limits}};
  if (chttp_watch_start(&server->watch)) {
    server->daemon = start(server, port);
    if (server->daemon) {
      const union MHD_DaemonInfo *info = MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_BIND_PORT);
      server->port = info ? info->port : port;
      return server;
    }
    chttp_watch_stop(&server->watch);
  }
  free(server);
  return NULL;
}

uint16_t chttp_port(const CHTTPServer *server) { return server->port; }

void chttp_close(CHTTPServer *server) {
  if (server->listening < 0) server->listening = MHD_quiesce_daemon(server->daemon);
}

void chttp_stop(CHTTPServer *server) {
  chttp_close(server);
  MHD_stop_daemon(server->daemon);
  if (server->listening >= 0) close(server->listening);
  chttp_watch_stop(&server->watch);
  free(server);
}

const char *chttp_method(const CHTTPRequest *request) { return request->method; }
const char *chttp_path(const CHTTPRequest *request) { return request->path; }

const char *chttp_query(const CHTTPRequest *request, const char *name) {
  return MHD_lookup_connection_value(request->connection, MHD_GET_ARGUMENT_KIND, name);
}

struct search {
  const char *name;
  int left;
  const char *value;
};

static enum MHD_Result compare(void *context, enum MHD_ValueKind kind, const char *name, const char *value) {
  (void)kind;
  struct search *search = context;
  if (strcasecmp(name, search->name) != 0) return MHD_YES;
  if (search->left-- > 0) return MHD_YES;
  search->value = value ? value : "";
  return MHD_NO;
}

const char *chttp_header(const CHTTPRequest *request, const char *name, int index) {
  struct search search = {.name = name, .left = index};
  MHD_get_connection_values(request->connection, MHD_HEADER_KIND, compare, &search);
  return search.value;
}

int chttp_is_gone(const CHTTPRequest *request) {
  const CHTTPConnection *connection = chttp_connection(request->connection);
  if (!connection) return 0;
  char byte;
  // What was sent beyond this request stays where it is.
  ssize_t count = recv(connection->socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  return count == 0 || (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
}

static struct MHD_Response *response(const CHTTPHeader *headers, size_t count, CHTTPBody body) {
  uint64_t size = body.size == CHTTP_ENDLESS ? MHD_SIZE_UNKNOWN : body.size;
  struct MHD_Response *response =
      MHD_create_response_from_callback(size, 1 << 16, body.read, body.context, body.release);
  if (!response) {
    body.release(body.context);
    return NULL;
  }
  for (size_t i = 0; i < count; i++) {
    if (MHD_add_response_header(response, headers[i].name, headers[i].value) != MHD_YES) {
      MHD_destroy_response(response);
      return NULL;
    }
  }
  return response;
}

int chttp_answer(CHTTPRequest *request, unsigned status, const CHTTPHeader *headers, size_t count, CHTTPBody body) {
  struct MHD_Response *answer = response(headers, count, body);
  if (!answer) return 0;
  enum MHD_Result result = request->is_answered ? MHD_NO : MHD_queue_response(request->connection, status, answer);
  MHD_destroy_response(answer);
  if (result != MHD_YES) return 0;
  request->is_answered = true;
  CHTTPPhase phase = body.size == CHTTP_ENDLESS ? CHTTP_STREAM : CHTTP_SENDING;
  chttp_watch_phase(&request->server->watch, chttp_connection(request->connection), phase);
  return 1;
}
