package dev.voucherstreams.gateway.http;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ids of Server-Sent Events, {@code INSTANCE-VERSION}: versions are counted by each gateway on
 * its own, from its start.
 *
 * @param instance tells this gateway, since this start, from all others; letters and digits
 */
public record EventIds(String instance) {
  private static final Pattern FORM = Pattern.compile("(\\w+)-(\\d{1,18})");

  /** Ids that no other gateway has, nor this one after a restart. */
  public static EventIds ofThisStart() {
    return new EventIds(UUID.randomUUID().toString().replace("-", ""));
  }

  String text(long version) {
    return instance + "-" + version;
  }

  /** The version that a client has seen; 0 if it has none of ours. */
  long version(@Nullable String id) {
    Matcher parts = FORM.matcher(id == null ? "" : id);
    return parts.matches() && parts.group(1).equals(instance) ? Long.parseLong(parts.group(2)) : 0;
  }
}
