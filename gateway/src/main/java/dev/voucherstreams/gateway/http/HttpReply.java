package dev.voucherstreams.gateway.http;

/** What comes of a request. */
sealed interface HttpReply permits HttpReply.Ok, Problem {

  /** It is answered: send this JSON text. */
  record Ok(String json) implements HttpReply {}
}
