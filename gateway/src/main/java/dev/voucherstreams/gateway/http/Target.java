package dev.voucherstreams.gateway.http;

/** The target of a request, the second word of its first line. */
public final class Target {

  private Target() {}

  /**
   * The target up to its query or fragment: no route has a use for them, and whatever a client
   * writes there, a URI or not, is no reason to refuse it.
   */
  public static String withoutQuery(String target) {
    for (int i = 0; i < target.length(); i++) {
      char character = target.charAt(i);
      if (character == '?' || character == '#') {
        return target.substring(0, i);
      }
    }
    return target;
  }
}
