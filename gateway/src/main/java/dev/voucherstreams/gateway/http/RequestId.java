package dev.voucherstreams.gateway.http;

import io.netty.util.AsciiString;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Names a request, in its answer's headers and in the log: the client's own name for it where that
 * is short and plain, else a made one.
 */
public final class RequestId {

  /** The header that carries it, both ways. Handlers find it in every request. */
  public static final String HEADER = "X-Request-Id";

  /** The same, as Netty looks it up fastest. */
  public static final AsciiString NAME = AsciiString.cached(HEADER);

  private static final int LONGEST = 128;
  private static final String MARKS = "._:@/+=-";

  private RequestId() {}

  /** The id of a request whose client calls it so, or doesn't call it anything. */
  public static String of(@Nullable String clientsOwn) {
    return clientsOwn != null && isSane(clientsOwn)
        ? clientsOwn
        : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }

  private static boolean isSane(String id) {
    for (int i = 0; i < id.length(); i++) {
      char character = id.charAt(i);
      boolean letterOrDigit = character < 0x80 && Character.isLetterOrDigit(character);
      if (!letterOrDigit && MARKS.indexOf(character) < 0) {
        return false;
      }
    }
    return !id.isEmpty() && id.length() <= LONGEST;
  }
}
