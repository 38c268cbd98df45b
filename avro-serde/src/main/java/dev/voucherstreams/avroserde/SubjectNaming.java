package dev.voucherstreams.avroserde;

import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;

/** The subject that a schema is registered under. */
enum SubjectNaming {
  /** One schema a topic: {@code order-events-value}. */
  TOPIC("TopicNameStrategy"),
  /** One schema a record type, in whichever topic: {@code dev.voucherstreams.events.OrderEvent}. */
  RECORD("RecordNameStrategy"),
  /** One a topic and type: {@code order-events-dev.voucherstreams.events.OrderEvent}. */
  TOPIC_RECORD("TopicRecordNameStrategy");

  private static final String CONFLUENT_PACKAGE = "io.confluent.kafka.serializers.subject.";

  private final String strategy;

  SubjectNaming(String strategy) {
    this.strategy = strategy;
  }

  String subject(String topic, boolean isKey, Schema schema) {
    return switch (this) {
      case TOPIC -> topic + (isKey ? "-key" : "-value");
      case RECORD -> schema.getFullName();
      case TOPIC_RECORD -> topic + "-" + schema.getFullName();
    };
  }

  /**
   * Returns the naming that Confluent's class of this name does; the package may be left out.
   *
   * @param key the configuration key that the name was found under
   * @throws ConfigException if it is another class
   */
  static SubjectNaming of(String key, String className) {
    String strategy =
        className.startsWith(CONFLUENT_PACKAGE)
            ? className.substring(CONFLUENT_PACKAGE.length())
            : className;
    return Arrays.stream(values())
        .filter(naming -> naming.strategy.equals(strategy))
        .findFirst()
        .orElseThrow(() -> new ConfigException(key, className, "must be one of " + names()));
  }

  private static List<String> names() {
    return Arrays.stream(values()).map(naming -> naming.strategy).toList();
  }
}
