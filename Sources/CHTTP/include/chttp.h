// A server of HTTP for this computer alone: libmicrohttpd behind plain functions, since its start call takes any number of
// arguments, which Swift cannot give.
//
// Every connection has a thread of its own, on which the functions of its requests are called: they may wait. Nobody but this
// computer reaches it: it listens at 127.0.0.1.

#ifndef FMAP_CHTTP_H
#define FMAP_CHTTP_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

typedef struct CHTTPServer CHTTPServer;
// A request, from its head until `end` has been called for it.
typedef struct CHTTPRequest CHTTPRequest;

// What is called for each request, in this order and on one thread.
typedef struct {
  // The head is there. The result is what the others are called with; NULL closes the connection. It may answer at once: then nothing
  // of the body is read, `whole` is not called, and the connection is closed afterwards.
  void *(*begin)(void *context, CHTTPRequest *request);
  // A part of the body. The result says whether to go on; 0 closes the connection.
  int (*body)(void *exchange, const unsigned char *bytes, size_t count);
  // All of it is there: it must be answered before this returns, else the connection is closed.
  void (*whole)(void *exchange, CHTTPRequest *request);
  // It is over: answered, or broken off by whoever asked. Called once for each `begin` that gave a result.
  void (*end)(void *exchange);
} CHTTPHandlers;

// What bounds a server.
typedef struct {
  // How many connections there are at once; further ones are closed.
  unsigned connections;
  // How long the head of a request may be, bytes; a longer one is answered with 431.
  size_t head;
  // How long a connection may be without a request, and a head on its way, seconds; as long may nothing move on any connection.
  unsigned idle;
  // How long a body may be on its way, seconds.
  unsigned body;
  // How long an answer with a known size may be on its way, seconds.
  unsigned answer;
} CHTTPLimits;

// A line of the head of an answer; neither may hold a line end.
typedef struct {
  const char *name;
  const char *value;
} CHTTPHeader;

// The size of an answer of which nobody knows when it ends.
#define CHTTP_ENDLESS UINT64_MAX

// The body of an answer.
typedef struct {
  // How many bytes there are, or CHTTP_ENDLESS.
  uint64_t size;
  // Puts some of the bytes from a place on into a buffer, one at least, and says how many; it may wait for them. -1 where an endless
  // one ends, -2 where it fails.
  ssize_t (*read)(void *context, uint64_t offset, char *buffer, size_t room);
  // Is called once when nobody needs it any more, on whatever thread.
  void (*release)(void *context);
  void *context;
} CHTTPBody;

// Starts a server at 127.0.0.1; NULL where that port is taken, or where there is no thread.
//
// - port: 0 for any that is free.
CHTTPServer *chttp_start(uint16_t port, CHTTPLimits limits, CHTTPHandlers handlers, void *context);
// The port at which it listens.
uint16_t chttp_port(const CHTTPServer *server);
// Takes no new connection any more; those that are there go on.
void chttp_close(CHTTPServer *server);
// Ends a server. It waits until every function that it has called has returned.
void chttp_stop(CHTTPServer *server);

// The method, `GET`; as it was sent.
const char *chttp_method(const CHTTPRequest *request);
// The path, as it was sent: `%2F` is not decoded.
const char *chttp_path(const CHTTPRequest *request);
// The value of a member of the query, as it was sent; NULL where there is none.
const char *chttp_query(const CHTTPRequest *request, const char *name);
// The value of a header, whose name is compared without case. Of several of one name that with an index, from 0; NULL beyond the
// last one.
const char *chttp_header(const CHTTPRequest *request, const char *name, int index);
// Whether whoever asked has closed the connection.
int chttp_is_gone(const CHTTPRequest *request);

// Answers a request. The body is released in any case; 0 where it cannot be answered.
int chttp_answer(CHTTPRequest *request, unsigned status, const CHTTPHeader *headers, size_t count, CHTTPBody body);

#endif
