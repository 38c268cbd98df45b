package dev.voucherstreams.gateway.http;

/** What comes of a request. */
sealed interface Reply permits Reply.Ok, Problem {

  /** It is answered: send this JSON text. */
  record Ok(String json) implements Reply {}
}
