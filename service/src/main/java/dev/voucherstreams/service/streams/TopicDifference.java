package dev.voucherstreams.service.streams;

/**
 * Something about a topic that isn't as it is needed.
 *
 * @param setting a key of a topic's configuration, or {@link #PARTITIONS} or {@link #REPLICATION}
 * @param seen what it is
 * @param needed what it has to be, as one would set it
 */
public record TopicDifference(String setting, String seen, String needed) {

  static final String PARTITIONS = "partitions";
  static final String REPLICATION = "replication.factor";

  boolean isOfItsConfiguration() {
    return !setting.equals(PARTITIONS) && !setting.equals(REPLICATION);
  }

  @Override
  public String toString() {
    return "%s is %s instead of %s".formatted(setting, seen, needed);
  }
}
